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
board-empty-to_finish = Ici, les comptes rendus qui manquent encore.
board-since = Demande faite { $when }
board-claimed = Prise en main { $when }
board-wave = { $wave ->
    [1] 1re vague
   *[other] { $wave }e vague
 }
board-round = { $round }e recherche
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
board-sign-none = Pas encore de nouvelles.
board-sign-called = Dernière nouvelle { $when }.
board-sign-late = Du retard, jusqu’à { $when }.
board-sign-later = Suite prévue { $when }.
board-late = Bientôt trop long
board-test = Essai
board-nobodys = À prendre
board-not-yours-yet = Votre association ne s’est pas encore chargée de cette demande. Prenez-la d’abord en charge.
board-callbacks = À rappeler
board-callback-reason-paired = Dire que quelqu’un va aider.
board-callback-reason-unmet = Dire que personne n’est venu, et quand la recherche reprend.
board-callback-reason-nobody = Dire que personne n’est disponible pour l’instant.
board-callback-reason-reopened = Dire que nous cherchons quelqu’un d’autre.
board-callback-reason-no_sign = Demander si quelqu’un a appelé.
board-callback-reason-closed = Dire que la demande est close, et pourquoi.
board-callback-due-now = À faire maintenant.
board-callback-due = À faire { $when }.
board-callback-tries = { $tries ->
    [one] Un appel sans réponse.
   *[other] { $tries } appels sans réponse.
 }
board-callback-answer = J’ai appelé
board-callback-no-answer = Sans réponse
board-callback-take-over-first = Prenez la demande en charge pour voir qui appeler.
board-back = Retour au tableau
board-shut = Fermer
board-state-open = En attente
board-state-paired = Quelqu’un aide
board-state-helping = Aide en cours
board-state-recorded = Compte rendu écrit
board-state-confirmed = Terminée et confirmée
board-state-unmet = Personne n’est venu
board-state-withdrawn = La personne n’en a plus besoin
board-state-closed = Close
board-minor = Moins de 18 ans
board-take-over-why = Cette demande n’est encore à personne. Si votre association la prend en charge, vous verrez qui demande et comment appeler. Les autres associations ne la verront plus.
board-take-over = Prendre en charge
board-asker = Qui demande
board-asker-call = appeler { $name }
board-asker-no-contact = Pas de téléphone ni d’e-mail. Cette personne suit sa demande avec son code.
board-asker-when = Pour appeler : { $when }
board-asker-trust = Mot de confiance à dire d’abord : « { $word } ».
board-asker-audited = Votre lecture de cette fiche est notée.
board-need-hears = Entend mal
board-need-sees = Voit mal
board-need-reads = Lit avec difficulté
board-need-moves = Se déplace avec difficulté
board-language = Parle : { $language }
board-fact-commune = Commune
board-fact-how = Comment
board-fact-since = Depuis
board-fact-told = Recherche
board-fact-helper = Qui aide
board-fact-closed = Pourquoi c’est clos
board-home = Visite à la maison
board-home-why = Personne n’est prévenu avant votre accord. Seules les personnes majeures, vérifiées par votre association, peuvent y aller.
board-home-approve = Autoriser cette visite
board-home-not-allowed = Votre association n’aide pas à la maison. Appelez la personne pour convenir d’un autre moyen.
board-home-take-over-first = Prenez d’abord la demande en charge pour autoriser la visite.
board-candidates = À qui la proposer
board-candidates-none = Personne de votre association ne peut être prévenu maintenant.
board-offer = Proposer
board-offer-to = Proposer à { $name }
board-refused = { $count ->
    [one] Une autre personne, et pourquoi pas
   *[other] Les { $count } autres, et pourquoi pas
 }
board-refused-more = { $count ->
    [one] Encore une personne dans la liste des membres
   *[other] Encore { $count } personnes dans la liste des membres
 }
board-history = Qui a été prévenu
board-by-hand = Avant la première vague
board-said-live = N’a pas encore répondu
board-said-accepted = A dit oui
board-said-declined = A dit « pas cette fois »
board-said-left-taken = Quelqu’un a été plus rapide
board-said-left-withdrawn = La demande a été retirée
board-said-left-expired = N’a pas répondu à temps
board-said-left-closed = La demande a été close
board-said-left-not_free = N’était plus disponible
board-said-left-not_trained = N’a pas suivi le module demandé
board-said-left-full = Accompagne déjà plusieurs personnes
board-said-left-not_allowed = Ne pouvait plus aider
board-others = { $count ->
    [one] Une personne de l’entourage ou d’une autre association
   *[other] { $count } personnes de l’entourage ou d’autres associations
 }
board-share = Partager dans notre groupe
board-share-why = Ce texte ne dit rien de la personne. Pour accepter, il faut se connecter et être membre.
board-share-label = Le texte à copier
board-share-copy = Copier ou partager
board-share-copied = Copié
board-share-see = Voir la page que le groupe ouvrira
board-share-text = Qui peut aider ? { $topic }, { $how }, { $when }. Pour répondre : { $url }
board-reopen = Chercher à nouveau
board-answered = J’ai répondu par téléphone
board-close = Clore cette demande
board-close-why = Pourquoi ?
board-close-told = La page de la personne, ou un e-mail, le lui dit. Si elle n’a qu’un téléphone, elle sera à rappeler.
board-close-now = Clore
board-closing-answered = J’ai répondu par téléphone
board-closing-elsewhere = Aidée ailleurs
board-closing-unreachable = Personne injoignable
board-closing-duplicate = Demande faite deux fois
board-closing-not_help = Ce n’est pas une demande d’aide
board-replace = Chercher quelqu’un d’autre
board-replace-what = La demande repart, en premier dans la file. { $name } et la personne aidée sont prévenues, avec cette raison.
board-replaced_no_news = Plus de nouvelles { DE($name) }
board-replaced_unavailable = { $name } ne peut plus aider
board-replaced_better_fit = Quelqu’un d’autre conviendra mieux
board-why-in-circle = déjà dans son entourage
board-why-former-helper = a déjà fait équipe avec la personne
board-why-distance = à { $km } km
board-why-next-door = tout près
board-why-trained = module suivi
board-why-online-now = connexion ouverte maintenant
board-why-free-then = libre à ce moment
board-why-speaks = parle : { $languages }
board-why-one-of-few = peu de personnes savent le faire
board-why-rested = pas de demande récente
board-why-answers-usually = répond d’habitude
board-why-chosen = choix de votre association
board-test-title = Envoyer une demande d’essai
board-test-lead = Faites-vous aider par vous-même : vous verrez en deux minutes ce que voient les personnes aidées et celles qui aident.
board-test-missing = Avant l’essai, il manque
board-test-missing-profile = Votre profil : où et comment vous pouvez aider
board-test-missing-identity = Pièce d’identité vue (notez-le pour vous-même)
board-test-missing-charter = Charte signée (notez-le pour vous-même)
board-test-missing-paused = Vous êtes en pause : reprenez
board-test-missing-phone = Votre profil ne dit pas que vous aidez au téléphone
board-test-step-send = Envoyez l’essai. Il n’est proposé qu’à vous.
board-test-step-home = Ouvrez votre accueil : la demande y est, et votre téléphone sonne.
board-test-step-accept = Touchez « Je m’en occupe ». Le tableau la montre aussitôt « En cours ».
board-test-step-close = Écrivez un compte rendu, ou fermez la demande avec « Clore ».
board-test-figures = Un essai ne compte dans aucun chiffre.
board-test-send = Envoyer l’essai
board-test-nobody = Cet essai n’a pu être proposé à personne
board-test-what = Voir ce qui manque
notice-board-taken = Votre association s’en charge. Vous voyez maintenant qui demande.
notice-board-offered = C’est proposé. La réponse s’affichera ici.
refusal-board-not-offered = Cette personne ne peut pas être prévenue en ce moment. Choisissez quelqu’un d’autre.
refusal-board-taken-meanwhile = Entre-temps, quelqu’un a pris la demande.
notice-board-home-approved = La visite est autorisée. La recherche commence.
refusal-board-no-reason = Choisissez d’abord pourquoi clore la demande.
notice-board-closed = La demande est close.
refusal-board-no-reason-replace = Choisissez d’abord pourquoi chercher quelqu’un d’autre.
notice-board-replaced = La demande repart, en premier dans la file. Les deux personnes sont prévenues.
refusal-board-not-replaced = Ce binôme est déjà terminé.
notice-board-reopened = La recherche reprend, en premier dans la file.
notice-board-called = C’est noté. Merci d’avoir appelé.
notice-board-unanswered = C’est noté. L’appel reviendra dans une demi-heure, trois fois au plus.
notice-board-test = L’essai est parti. Ouvrez votre accueil pour l’accepter.
board-reports-open = À regarder
board-reports-closed = Déjà regardés
board-reports-none-title = Aucun signalement à regarder
board-reports-none = Un signalement arrête le binôme et apparaît ici aussitôt.
board-report-reason-money = De l’argent, une carte ou un cadeau
board-report-reason-password = Un mot de passe demandé ou gardé
board-report-reason-behaviour = Des paroles ou des gestes qui blessent
board-report-reason-not_me = « Ce n’est pas moi qui ai demandé »
board-report-reason-wrong_person = « Ce n’est pas la bonne personne »
board-report-reason-other = Autre chose
board-report-by-asker = Signalé par la personne aidée, au sujet { DE($helper) },
board-report-by-helper = Signalé par { $helper },
board-report-see = Voir la demande
board-report-words = Ce qui a été écrit
board-report-no-words = Rien de plus n’a été écrit.
board-report-evidence = La conversation, telle qu’elle était
board-report-frozen = Elle est figée. Votre lecture est notée. Ne dites pas à l’autre personne qui a signalé.
board-report-nothing-said = Ils n’ont échangé aucun message.
board-report-author-asker = La personne aidée
board-report-author-helper = La personne qui aide
board-report-author-mentor = Mentor
board-report-close = Qu’en est-il ?
board-report-outcome-unfounded = Regardé : rien d’anormal
board-report-outcome-settled = Réglé en parlant avec chacun
board-report-outcome-member_left = La personne n’aide plus avec nous
board-report-outcome-authorities = Transmis aux autorités
board-report-member = Pour mettre fin à une adhésion :
board-report-close-now = Enregistrer
refusal-board-no-outcome = Choisissez d’abord ce qu’il en est.
notice-board-report-closed = C’est noté. Merci d’avoir regardé.
board-hours-lead = { $count ->
    [one] Une ligne attend votre accord : { $sum }.
   *[other] { $count } lignes attendent votre accord : { $sum } en tout.
 }
board-hours-accept = Accepter les heures cochées
board-hours-refuse = Refuser
board-hours-reason = Pourquoi ? { $name } lira votre réponse.
board-hours-refuse-now = Refuser ces heures
board-hours-none-title = Aucune heure en attente
board-hours-none = Les heures arrivent ici dès qu’un compte rendu est écrit.
board-hours-none-ticked = Cochez au moins une ligne.
notice-board-hours-accepted = Les heures sont acceptées.
board-hours-reason-missing = Écrivez d’abord pourquoi, en une phrase.
notice-board-hours-refused = Les heures sont refusées. La personne lira pourquoi.
board-more = Encore { $count }
board-hours-search = Chercher une personne
board-hours-all = Tout afficher
board-begin = Pour commencer
board-begin-invite = Invitez les personnes qui aident : collez votre liste, ou partagez un lien
board-begin-association = Vérifiez vos horaires, vos communes et vos lieux
board-begin-test = Envoyez-vous une demande d’essai
board-strip = Ce qui presse
board-strip-waiting = { $count ->
    [0] Personne n’attend
    [one] 1 demande en attente
   *[other] { $count } demandes en attente
 }
board-strip-late = { $count ->
    [0] Rien de trop long
    [one] 1 bientôt trop longue
   *[other] { $count } bientôt trop longues
 }
board-strip-calls = { $count ->
    [0] Personne à rappeler
    [one] 1 personne à rappeler
   *[other] { $count } personnes à rappeler
 }
board-strip-online = { $count ->
    [0] Personne en ligne
    [one] 1 personne prête à aider
   *[other] { $count } personnes prêtes à aider
 }
board-ask-desk = Demander pour quelqu’un au téléphone
board-sound = Son à chaque demande
board-badge = Nombre dans l’onglet
board-calls-more = { $count ->
    [one] Voir l’appel à faire
   *[other] Voir les { $count } appels à faire
 }
board-calls-none-title = Personne à rappeler
board-calls-none = Un appel à faire apparaît ici tout seul.
board-online = En ligne maintenant
board-online-none = Personne de votre association n’a sa page ouverte. Les demandes partent quand même : par notification ou par e-mail.
board-online-others = { $count ->
    [one] et une autre personne
   *[other] et { $count } autres
 }
board-filter = Filtrer
board-filter-now = Afficher
board-whole = Voir tout le tableau
board-none-so = Aucune avec ces choix.
board-any-urgency = Tous les délais
board-any-topic = Tous les sujets
board-any-commune = Toutes les communes
board-any-whose = Les nôtres et celles à prendre
board-whose-ours = Les nôtres
board-whose-nobodys = À prendre
board-fact-how-soon = Délai
board-fact-topic = Sujet
board-fact-whose = À qui
board-same = Peut-être la même personne
board-same-why = Même téléphone, même e-mail ou même code. Deux personnes peuvent partager un téléphone : vérifiez avant.
board-merge = Suivre avec celle-ci
board-merge-told = La demande ouverte ici sera close comme faite deux fois. La page de la personne lui dit que les deux sont suivies ensemble. « Chercher à nouveau » la sépare.
board-follows = Voir la demande qui continue
notice-board-merged = Les deux demandes sont suivies ensemble, ici.
refusal-board-not-merged = Quelqu’un aide déjà, ou l’une des deux vient de se terminer. Elles restent séparées.
board-hours-permanence = Corriger
board-today = Permanences aujourd’hui
board-today-none = Aucune permanence aujourd’hui.
board-today-plan = En prévoir une
board-today-seats = { $seated } sur { $max } places prises
board-today-there = { $name } (sur place)
board-today-now = En ce moment
board-today-missing = { $count ->
    [one] Il manque 1 personne
   *[other] Il manque { $count } personnes
 }

history-title = L’historique { DE($name) }
history-what = Ce qui a été fait avec votre association. Rien de ce que les personnes ont écrit.
history-what-pairing = demande prise en charge
history-what-logged = aide notée sans demande
history-what-permanence = permanence
history-outcome-underway = En cours
history-outcome-handed-back = Rendue à l’association
history-outcome-no-sign = Sans nouvelles
history-outcome-absent = Absence
history-outcome-ended = Interrompue
history-none = Rien encore
history-none-more = Les demandes prises en charge, les aides notées et les permanences paraîtront ici.
board-record-title = Ce qui a été dit d’un accompagnement
board-record-of = Aide donnée par { $helper }, { $day }.
board-record-said = Dit { $when }.
board-record-contested = La personne aidée dit que ce n’est pas ça
board-record-corrected-since = { $helper } a corrigé le compte rendu depuis. Ci-dessous, vous lisez la nouvelle version. La personne aidée n’a pas encore répondu.
board-record-stays = Sa réponse reste notée. Seule la personne aidée peut revenir dessus.
board-record-thanks = Un mot de remerciement signalé
board-record-thanks-more = { $helper } a reçu ce mot et l’a signalé. Il est caché jusqu’à votre réponse.
board-thanks-removed = Le laisser caché
board-thanks-kept = Le montrer à nouveau
board-thanks-is-removed = Ce mot reste caché.
board-thanks-is-kept = Ce mot est montré à nouveau.
board-record-recap = Le compte rendu
board-record-audited = Votre lecture est notée.
board-record-not-theirs = L’aide n’a pas été donnée pour votre association : les mots qui concernent la personne ne sont pas montrés.
board-record-validate = Accepter les heures
board-record-validate-more = Vous avez vérifié, et l’aide a bien eu lieu.
board-record-settle = C’est réglé
board-record-settle-more = Les heures restent comme elles sont. Le compte rendu quitte la liste.
board-record-settled = Une coordination a déjà regardé.
refusal-board-moved-on = Cela a changé entre-temps. Voici où on en est.
board-callback-reason-corrected = Dire que le compte rendu est corrigé, et demander si c’est bien ça.
