# Codes que les règles françaises refusent (un message par code de `carnet_core::valueset::InvalidCode`).
error-valueset-unknown-code = Le code { $code } n’existe pas pour { $set ->
    [type] le type de document (JDV_J07)
    [class] la classe de document (TRE_A03)
    [format] le format de document (JDV_J10)
    [facility] le type de structure (JDV_J02)
    [practice] le cadre d’exercice (JDV_J04)
    [specialty] la profession de l’auteur (JDV_J01)
    [function] le rôle de l’auteur (JDV_J47)
    [confidentiality] la confidentialité (JDV_J08)
    [designation] le type d’activité (JDV_J03)
   *[profession] la profession (TRE_G15)
    }.
    .next = Choisissez un code de cette nomenclature, puis envoyez le document de nouveau.
error-valueset-wrong-system = Le code { $code } est connu, mais pas dans la nomenclature indiquée.
    .next = Indiquez le système { $expected }, puis envoyez le document de nouveau.
error-valueset-class-mismatch = Un document de type { $type } est de la classe { $expected }, et non { $class }.
    .next = Corrigez la classe, puis envoyez le document de nouveau.
