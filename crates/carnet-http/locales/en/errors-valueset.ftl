# Codes that the French rules refuse (one message per code of `carnet_core::valueset::InvalidCode`).
error-valueset-unknown-code = The code { $code } does not exist for { $set ->
    [type] the type of document (JDV_J07)
    [class] the class of document (TRE_A03)
    [format] the format of document (JDV_J10)
    [facility] the kind of facility (JDV_J02)
    [practice] the practice setting (JDV_J04)
    [specialty] the profession of the author (JDV_J01)
    [function] the role of the author (JDV_J47)
    [confidentiality] the confidentiality (JDV_J08)
    [designation] the kind of activity (JDV_J03)
   *[profession] the profession (TRE_G15)
    }.
    .next = Choose a code of that nomenclature, then send the document again.
error-valueset-wrong-system = The code { $code } is known, but not in the nomenclature given.
    .next = Give the system { $expected }, then send the document again.
error-valueset-class-mismatch = A document of type { $type } has class { $expected }, not { $class }.
    .next = Correct the class, then send the document again.
