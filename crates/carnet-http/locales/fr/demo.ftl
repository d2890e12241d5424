# Démonstration et bac à sable.

outbox-title = Courrier envoyé
outbox-lead = Tout ce que Carnet aurait envoyé. Dans cette démonstration, rien ne part.
outbox-to = à { $name }
outbox-none = Aucun message
outbox-none-about = Connectez-vous ou déposez un document : le message apparaîtra ici.
means-mail = Courriel
means-sms = SMS
means-letter = Lettre
message-sms = SMS à { $name }
message-means = Envoi
message-from = De
message-to = À
message-at = Date
sandbox-badge = Bac à sable : ce n’est pas Pro Santé Connect
sandbox-title = Choisir un professionnel fictif
sandbox-lead = { $client } demande qui vous êtes. Ici, aucune carte n’est lue : choisissez une personne.
sandbox-legend = Se faire passer pour
sandbox-submit = Continuer sous ce nom
