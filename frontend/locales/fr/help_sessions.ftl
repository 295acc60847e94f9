# La page du binôme, pour l'aidant
pairing-title = Vous et { $name }
pairing-aside = Pour vous aider
pairing-trust = Dites d’abord : « { $word } »
pairing-never = Ne gardez aucun mot de passe. N’agissez jamais sans { $name }. Ne parlez jamais d’argent ni de carte bancaire.
pairing-call-name = Demandez { $name }.
pairing-call-when = Quand appeler : { $when }.
pairing-phone = Appeler le { $number }
pairing-write = Écrire à { $name }
pairing-called = J’ai appelé
pairing-begun = Nous avons commencé
pairing-not-yet = Je n’ai pas encore pu parler à { $name }
pairing-record = Faire le compte rendu
pairing-see-record = Voir le compte rendu
pairing-home = Revenir à mon accueil
pairing-late = J’aurai du retard
pairing-late-more = De combien ? { $name } le saura tout de suite.
pairing-late-told = { $name } sait que vous serez là vers { $at }.
pairing-asked-after-title = Avez-vous pu appeler ?
pairing-asked-after = { $name } attend. Appelez, ou dites que vous aurez du retard. Sinon, nous chercherons quelqu’un d’autre.
pairing-resumes = Vous reprenez { $day } à { $at }.
pairing-words = Les mots { DE($name) }
pairing-no-words = Pas de précision. Demandez simplement ce qui bloque.
pairing-fact-commune = Commune
pairing-fact-language = Langue
pairing-fact-needs = À savoir
pairing-fact-for = Pour qui
pairing-fact-age = Âge
pairing-for-other = Un proche demande en son nom
pairing-minor = Moins de 18 ans
pairing-need-hears = entend difficilement
pairing-need-sees = voit difficilement
pairing-need-reads = lit difficilement
pairing-need-moves = se déplace difficilement
pairing-meeting-phone = par téléphone
pairing-meeting-place = dans un lieu
pairing-meeting-messages = par messages
pairing-meeting-home = à domicile
pairing-when-now = maintenant
pairing-when-today = aujourd’hui
pairing-when-week = cette semaine
pairing-when-dated = à une date choisie

pairing-stuck = Besoin d’un coup de main ?
pairing-mentor-what = Un mentor de l’association peut lire vos messages et y répondre. { $name } doit être d’accord.
pairing-mentor-ask = Demander à { $name } sur sa page
pairing-mentor-by-voice = { $name } vient de me dire oui
pairing-mentor-asked = Nous attendons l’accord { DE($name) }.
pairing-mentor-agreed = Les mentors sont prévenus. Réponse en deux minutes au plus.
pairing-mentor-joined = { $name } est là. Écrivez dans les messages.
pairing-mentor-nobody = Aucun mentor n’est libre pour le moment. Appelez la coordination, ou reprenez plus tard.
pairing-mentor-refused = { $name } préfère continuer avec vous.
pairing-mentor-phone = La coordination :

pairing-later = On reprend plus tard
pairing-later-more = Choisissez l’heure avec { $name }. La demande reste la vôtre.
pairing-day = Le jour
pairing-hour = L’heure
pairing-later-send = Garder ce rendez-vous
pairing-return = Je ne peux plus
pairing-return-more = Quelqu’un d’autre s’en occupera. { $name } passera en premier.
pairing-return-reason = Pourquoi ?
pairing-return-choose = Choisissez une raison. Elle aide l’association.
pairing-return-no-time = Je n’ai plus le temps
pairing-return-no-answer = Personne ne répond
pairing-return-too-hard = Je ne sais pas faire
pairing-return-other = Autre chose
pairing-return-send = Rendre la demande
pairing-wrong-person = Ce n’est pas la bonne personne
pairing-wrong-person-more = La personne au bout du fil n’a rien demandé ? L’association vérifiera.
pairing-block = Bloquer
pairing-block-more = Vous ne serez plus jamais en binôme avec { $name }.
pairing-report-more = L’association lira vos messages et vous rappellera. Le binôme s’arrête tout de suite.

pairing-over-title = Ce binôme est terminé
pairing-over-done = Le compte rendu est fait. Merci d’avoir aidé.
pairing-over-handed-back = Vous avez rendu cette demande. Quelqu’un d’autre s’en occupe.
pairing-over-no-sign = Sans nouvelles, nous avons cherché quelqu’un d’autre. Ce n’est pas grave, merci d’avoir été là.
pairing-over-withdrawn = La personne n’a plus besoin d’aide. Merci d’avoir été là.
pairing-over-closed = L’association a clos cette demande. Merci d’avoir été là.
pairing-over-replaced-no-news = Sans nouvelles de vous, l’association cherche quelqu’un d’autre. Ce n’est pas grave, merci d’avoir été là.
pairing-over-replaced-unavailable = Vous ne pouvez plus aider cette fois : l’association cherche quelqu’un d’autre. Merci d’avoir été là.
pairing-over-replaced-better-fit = L’association pense que quelqu’un d’autre conviendra mieux. Merci d’avoir été là.
pairing-over-not-allowed = Votre place dans l’association a changé. Quelqu’un d’autre s’en occupe.
pairing-over-other = L’aide s’arrête ici. Merci d’avoir été là.
pairing-over-contact = Le numéro et les mots de la personne ne sont plus affichés.
pairing-no-longer = Ce binôme est terminé. Revenez à l’accueil pour voir la suite.

# Messages
chat-title = Messages
chat-page-title = Vos messages
chat-back = Revenir à ma demande
chat-nobody-yet = Personne n’a encore pris votre demande. Vos messages s’afficheront ici.
chat-empty = Aucun message pour le moment. Dites bonjour à { $name }.
chat-you = Vous
chat-asker = La personne aidée
chat-mentor = { $name }, mentor
chat-typing = Quelqu’un écrit…
chat-label = Votre message à { $name }
chat-send = Envoyer
chat-sending = Envoi…
chat-waiting = Pas encore envoyé. Nous réessayons.
chat-never = N’écrivez jamais de mot de passe ni de numéro de carte.
chat-warn-phone = Ce message contient un numéro de téléphone. Voulez-vous vraiment le donner ?
chat-warn-email = Ce message contient une adresse e-mail. Voulez-vous vraiment la donner ?
chat-closed = On ne peut plus écrire ici : l’aide est terminée.
chat-sent-already = Un autre message est déjà parti de cette page. Relisez le vôtre, puis envoyez-le.

# Ce que répond la personne aidée
reply-title = La personne qui vous aide
reply-late = { $name } aura du retard, et sera là vers { $at }.
reply-resumes = { $name } reprend avec vous { $day } à { $at }.
reply-mentor-title = { $name } demande un coup de main
reply-mentor = Une troisième personne de l’association peut lire vos messages et aider. Êtes-vous d’accord ?
reply-mentor-yes = Oui, je suis d’accord
reply-mentor-no = Non, pas maintenant
reply-mentor-joined = { $name }, mentor, aide aussi. Ses messages s’affichent avec les vôtres.
reply-no-call-title = Personne n’a appelé ?
reply-no-call = Dites-le. Nous cherchons quelqu’un d’autre tout de suite. Vous passez en premier.
reply-no-call-after-all = { $name } dit vous avoir parlé, et ce n’est pas vrai ? Nous cherchons quelqu’un d’autre.
reply-no-call-button = Personne n’a appelé
reply-problem = Un problème ?
reply-block = Vous ne voulez plus de l’aide { DE($name) } ? Nous cherchons quelqu’un d’autre.
reply-block-button = Ne plus avoir { $name }
reply-not-me = Quelqu’un a demandé de l’aide à votre place, sans vous le dire ?
reply-not-me-button = Ce n’est pas moi qui ai demandé

# Signaler
report-what-happens = Dites-nous ce qui ne va pas. L’aide s’arrête, et une personne de l’association lit vos messages.
report-reason = Que se passe-t-il ?
report-choose = Choisissez ce qui se passe.
report-money = On m’a demandé de l’argent ou ma carte
report-password = On m’a demandé un mot de passe
report-behaviour = Des paroles ou des gestes m’ont fait mal
report-other = Autre chose
report-money-helper = On m’a proposé de l’argent
report-password-helper = On m’a donné un mot de passe à garder
report-words = Racontez, si vous voulez
report-send = Signaler

# Mentors
mentor-calls-title = Appels aux mentors
mentor-calls-none = Personne n’appelle en ce moment
mentor-calls-none-more = Quand quelqu’un demande un coup de main, son appel s’affiche ici.
mentor-call-by = { $name } demande un coup de main
mentor-call-joined = Vous y êtes
mentor-call-over = Cet appel est terminé. Merci d’avoir été là.
mentor-call-what = La personne aidée est d’accord. Vous lirez leurs messages, et vous pourrez écrire. Vous ne verrez pas son numéro.
mentor-call-join = J’arrive
mentor-call-leave = J’ai fini

# Jours et heures
when-day-unreadable = Ce jour n’a pas été compris. Écrivez-le ainsi : 24/11/2026.
when-hour-unreadable = Cette heure n’a pas été comprise. Écrivez-la ainsi : 14:30.
when-past = Ce moment est déjà passé. Choisissez-en un autre.
when-far = C’est dans trop longtemps. Choisissez un jour dans les quatre mois.
when-future = Ce jour n’est pas encore venu. Choisissez aujourd’hui ou avant.
when-long-ago = C’était il y a plus d’un an. Vérifiez le jour.

# Dit une fois
notice-pairing-called = C’est noté. La personne le sait.
notice-pairing-not-yet = C’est noté. La demande reste la vôtre.
notice-pairing-late = La personne est prévenue de votre retard.
notice-pairing-returned = La demande est rendue. Quelqu’un d’autre s’en occupera. Merci de l’avoir dit.
notice-pairing-resumes = Le rendez-vous est noté. Nous vous le rappellerons un quart d’heure avant.
notice-mentor-asked = C’est demandé. La réponse s’affichera ici.
notice-mentor-answered = Votre réponse est transmise.
refusal-mentor-taken = Quelqu’un a été plus rapide, ou l’aide est terminée. Merci.
notice-mentor-left = Merci pour votre aide.
notice-reported = Merci de l’avoir dit. Une personne de l’association va regarder.
notice-blocked = C’est fait. Vous ne serez plus en binôme avec cette personne.
notice-nobody-called = C’est noté. Nous cherchons quelqu’un d’autre tout de suite.
notice-not-me = C’est noté. La demande est arrêtée, et l’association va vérifier.

# Courriels
mail-message-subject = Vous avez un message
mail-message-text = Quelqu’un que vous aidez vous a écrit. Pour lire et répondre : { $url }
mail-mentor-subject = Quelqu’un demande un coup de main
mail-mentor-text = Dans votre association, quelqu’un qui aide demande un mentor. Pour répondre : { $url }
mail-report-subject = Un signalement à regarder
mail-report-text = Quelqu’un a signalé un problème. L’aide est arrêtée. Pour voir : { $url }
mail-agreed-subject = Votre rendez-vous approche
mail-agreed-text = Vous reprenez bientôt avec la personne que vous aidez. Tout est ici : { $url }
pairing-hand = Pour avancer avec { $name }
pairing-hand-more = Chercher une autre fiche
