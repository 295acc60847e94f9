board-title = Le tableau
board-tab-now = En ce moment
board-tab-hours = Heures à valider
board-tab-reports = Signalements
board-tab-members = Membres
board-tab-test = Demande d’essai
board-column-waiting = En attente
board-column-under_way = En cours
board-column-to_finish = À terminer
board-empty-waiting-title = Personne n’attend
board-empty-waiting = Une nouvelle demande apparaît ici toute seule.
board-empty-under_way-title = Rien en cours
board-empty-under_way = Ici, les personnes qui ont trouvé quelqu’un pour les aider.
board-empty-to_finish-title = Rien à terminer
board-empty-to_finish = Ici, les comptes rendus à écrire ou à confirmer.
board-since = Demande faite { $when }
board-claimed = Prise en main { $when }
board-wave = { $wave ->
    [1] 1re vague
   *[other] { $wave }e vague
 }
board-told = { $told ->
    [0] personne n’est prévenu
    [one] 1 personne prévenue
   *[other] { $told } personnes prévenues
 }
board-nobody-told = Personne ne peut être prévenu pour l’instant.
board-not-yet = Pas encore proposée : la première vague part à l’ouverture.
board-unmet = Personne n’est venu.
board-reopens = La recherche reprend { $when }.
board-helper = { $name } aide.
board-to-record = Le compte rendu manque.
board-to-confirm = Le compte rendu est à confirmer.
board-sign-none = Pas encore de nouvelles.
board-sign-called = Dernière nouvelle { $when }.
board-sign-late = Du retard, jusqu’à { $when }.
board-sign-later = Suite prévue { $when }.
board-late = Bientôt trop long
board-test = Essai
board-nobodys = Pas encore prise en charge
board-not-yours-yet = Votre association ne s’est pas encore chargée de cette demande. Prenez-la d’abord en charge.
board-callbacks = À rappeler
board-callback-reason-paired = Dire que quelqu’un va aider.
board-callback-reason-unmet = Dire que personne n’est venu, et quand la recherche reprend.
board-callback-reason-nobody = Dire que personne n’est disponible pour l’instant.
board-callback-reason-reopened = Dire que nous cherchons quelqu’un d’autre.
board-callback-reason-no_sign = Demander si quelqu’un a appelé.
board-callback-due-now = À faire maintenant.
board-callback-due = À faire { $when }.
board-callback-tries = { $tries ->
    [one] Un appel sans réponse.
   *[other] { $tries } appels sans réponse.
 }
board-callback-answer = J’ai appelé
board-callback-no-answer = Sans réponse
board-callback-take-over-first = Prenez la demande en charge pour voir qui appeler.
