# Ce que l’historique dit du rangement, des corrections et des signalements.

action-arrange = a rangé un document
    .tried = a tenté de ranger un document
    .mine = avez rangé vos documents
action-amend = a corrigé la fiche d’un document
    .tried = a tenté de corriger la fiche d’un document
    .mine = avez corrigé la fiche d’un document
action-report = a signalé un problème sur un document
    .tried = a tenté de signaler un problème sur un document
    .mine = avez signalé un problème sur un document
