# Comment va l’instance
health-well = Tout va bien
health-to-do = { $count ->
    [one] Une chose demande votre attention
   *[other] { $count } choses demandent votre attention
}
health-database = La base de données répond. Elle occupe { $amount }.
health-disk = Il reste { $amount } sur le disque.
health-disk-little = Il ne reste que { $amount } sur le disque.
health-disk-to-do = faites de la place. Quand le disque est plein, plus rien n’est enregistré.
health-jobs = { $count ->
    [0] Rien n’est en retard.
    [one] Une tâche attend son tour, depuis { $amount }.
   *[other] { $count } tâches attendent leur tour, la plus ancienne depuis { $amount }.
}
health-jobs-to-do = redémarrez le programme. Si cela continue, envoyez son journal à la personne qui l’entretient.
health-punctual = { $count ->
    [0] Depuis une heure, rien n’avait à partir à heure fixe.
   *[other] Depuis une heure, tout est parti à l’heure, ou avec { $amount } de retard au plus.
}
health-late = Depuis une heure, des aidants ont pu être prévenus avec { $amount } de retard.
health-late-to-do = si le programme n’était pas arrêté, la machine a trop à faire. Voyez ce qui l’occupe.
health-mail = { $count ->
    [0] Aucun e-mail n’est parti.
    [one] Un e-mail est parti.
   *[other] { $count } e-mails sont partis.
} { $failed ->
    [0] Aucun envoi n’a échoué.
    [one] Un envoi a échoué.
   *[other] { $failed } envois ont échoué.
}
health-mail-wrong = Les e-mails ne partent pas ou partent mal : { $failed } envois ont échoué, { $count } ont réussi.
health-mail-to-do = envoyez-vous un e-mail d’essai, plus bas dans cette page. Elle dira ce qui ne va pas.
health-push = { $count ->
    [0] Aucune notification n’est partie vers un téléphone.
    [one] Une notification est partie vers un téléphone.
   *[other] { $count } notifications sont parties vers des téléphones.
} { $failed ->
    [0] Aucune n’a échoué.
    [one] Une a échoué.
   *[other] { $failed } ont échoué.
}
health-push-wrong = Les notifications vers les téléphones partent mal : { $failed } ont échoué, { $count } sont parties.
health-push-to-do = vérifiez que le serveur peut sortir en HTTPS (port 443). En attendant, les aidants sont prévenus par e-mail.
health-sockets = { $count ->
    [0] Aucune page ouverte ne reçoit les nouvelles en direct.
    [one] Une page ouverte reçoit les nouvelles en direct.
   *[other] { $count } pages ouvertes reçoivent les nouvelles en direct.
}
health-sockets-to-do = c’est presque le maximum. Augmentez BINOME_SOCKETS si la machine le permet.
health-https = La protection des échanges n’est pas complète.
health-backups = Les sauvegardes sont à régler.
health-looked = Regardé à { $at }.
health-since = Les envois sont comptés sur une journée, au plus depuis le démarrage ({ $moment }).
health-version = Binôme { $version }, avec { $database }.
health-again = Regarder à nouveau
