# L’instance
instance-title = Réglages de l’instance
instance-address = Adresse :
instance-mail = Les e-mails
instance-mail-way-smtp = Les e-mails partent par votre serveur SMTP.
instance-mail-way-files = Les e-mails ne partent pas : ils sont rangés dans un dossier du serveur. Réglez BINOME_MAIL pour les envoyer.
instance-mail-way-memory = Les e-mails ne partent pas : cette instance sert à des essais.
instance-mail-test = M’envoyer un e-mail d’essai
instance-mail-to = Il partira vers :
instance-mail-log = Le détail technique est dans le journal du programme.
instance-mail-sent = L’e-mail d’essai est parti. Vérifiez qu’il arrive, et qu’il n’est pas dans les courriers indésirables.
instance-mail-kept = L’e-mail d’essai est rangé dans le dossier du serveur.
instance-mail-no-address = Votre compte n’a pas d’adresse e-mail. Ajoutez-en une, puis recommencez.
instance-mail-name = Le nom du serveur d’e-mail n’existe pas. Vérifiez ce qui suit le signe @ dans BINOME_MAIL.
instance-mail-unreachable = Le serveur d’e-mail ne répond pas. Vérifiez son nom et son port dans BINOME_MAIL, et qu’aucun pare-feu ne le bloque.
instance-mail-slow = Le serveur d’e-mail répond trop tard. Souvent, l’hébergeur bloque ce port : essayez 587 ou 465.
instance-mail-certificate = La connexion chiffrée échoue. Le certificat du serveur n’est pas valable pour ce nom, ou il faut smtps:// au lieu de smtp://.
instance-mail-password = Le serveur refuse l’identifiant ou le mot de passe. Vérifiez-les dans BINOME_MAIL ; un signe comme @ ou / s’y écrit %40 ou %2F.
instance-mail-sender = Le serveur refuse cet expéditeur. Mettez dans BINOME_MAIL_FROM une adresse que ce serveur a le droit d’envoyer.
instance-mail-recipient = Le serveur refuse votre adresse. Vérifiez-la dans votre compte.
instance-mail-later = Le serveur demande d’attendre. Réessayez dans quelques minutes.
instance-mail-other = L’e-mail d’essai n’est pas parti, pour une raison que nous ne reconnaissons pas.
instance-https = La protection des échanges (HTTPS)
instance-to-do = À faire :
instance-address-https = L’adresse publique commence par https. C’est bien.
instance-address-http = L’adresse publique commence par http : ce que les personnes écrivent peut être lu en chemin. Mettez une adresse https dans BINOME_PUBLIC_URL.
instance-address-missing = L’adresse publique n’est pas réglée : les liens des e-mails ne marchent que sur ce serveur. Réglez BINOME_PUBLIC_URL.
instance-request-https = Cette page vous est arrivée en HTTPS. C’est bien.
instance-request-http = Cette page vous est arrivée sans HTTPS. Réglez votre serveur web pour renvoyer http vers https.
instance-request-direct = Cette page arrive directement, sans serveur web devant. Pour le public, mettez-en un qui fait HTTPS et qui envoie X-Forwarded-Proto.
instance-cookies-safe = Les cookies ne voyagent qu’en HTTPS. C’est bien.
instance-cookies-open = Les cookies peuvent voyager sans protection. Ce sera réglé avec une adresse publique en https.
instance-backups = Les sauvegardes
instance-backup-good = Une sauvegarde est faite chaque jour, et gardée { $days ->
    [one] { $days } jour
   *[other] { $days } jours
 }. C’est bien.
instance-backup-soon = La première sauvegarde va être faite dans la minute.
instance-backup-off = Aucune sauvegarde n’est faite toute seule. Réglez BINOME_BACKUP_FOLDER : un dossier sur un autre disque.
instance-backup-elsewhere = Vos données sont dans PostgreSQL, que Binôme ne sauvegarde pas. Programmez pg_dump chaque jour, et vérifiez-le vous-même.
instance-backup-old = La dernière sauvegarde est trop vieille
instance-backup-old-why = Si le serveur tombe en panne, tout ce qui a été fait depuis est perdu. Regardez pourquoi dans le journal du programme.
instance-backup-failed = La sauvegarde a échoué
instance-backup-failed-full = Le disque des sauvegardes est plein. Faites de la place, ou mettez un autre dossier dans BINOME_BACKUP_FOLDER.
instance-backup-failed-folder = Le dossier de BINOME_BACKUP_FOLDER n’existe pas, ou le programme n’a pas le droit d’y écrire. Vérifiez-le.
instance-backup-failed-damaged = Le fichier de la base est abîmé. Arrêtez le programme, puis remettez une sauvegarde avec « binome restore ».
instance-backup-failed-other = La raison est dans le journal du programme. Binôme réessaie toutes les quinze minutes.
instance-backup-last = Dernière bonne sauvegarde :
instance-backup-never = Il n’y a aucune bonne sauvegarde dans ce dossier.
instance-associations = Les associations
instance-no-association = Il n’y en a pas encore. Créez la première : son nom, les communes qu’elle couvre, son téléphone et ses horaires.

# Mes associations
mine-title = Mes associations
mine-asked = Votre demande est envoyée. L’association vous répond.
mine-looked-at = Affichée
mine-choose = Afficher
mine-none = Vous n’êtes dans aucune association
mine-none-what = Pour aider un proche, ce n’est pas nécessaire. Pour aider d’autres personnes, demandez à en rejoindre une.
mine-join = Rejoindre une association
mine-home = Mon accueil

role-helper = Aide
role-helper-hint = Reçoit des demandes et y répond.
role-mentor = Aide, et épaule les autres
role-mentor-hint = Vient aussi en renfort quand une personne qui aide est bloquée.
role-coordinator = Coordonne
role-coordinator-hint = Voit le tableau, répond aux demandes d’adhésion, règle l’association.

# Les membres
members-title = Les membres
members-asking = Souhaitent rejoindre
members-asked = Demande faite
members-approve = Accepter
members-refuse = Refuser
members-all = Tous les membres
members-active = Actifs
members-ended = Partis
members-search = Chercher un nom
members-not-found = Personne ici ne s’appelle « { $words } ».
members-show-all = Tout afficher
members-none = Personne pour l’instant.
members-invite = Inviter
roster-title = Vérifier avant d’inviter
roster-pasted = Collez des noms, avec une adresse e-mail ou un numéro
roster-pasted-hint = Une personne par ligne, depuis un tableur ou un message. L’ordre des colonnes est libre.
roster-preview = Voir ce qui sera envoyé
roster-preview-again = Vérifier à nouveau
roster-good = { $count ->
    [one] Une personne à inviter
   *[other] { $count } personnes à inviter
 }
roster-bad = { $count ->
    [one] Une ligne laissée de côté
   *[other] { $count } lignes laissées de côté
 }
roster-bad-what = Corrigez-les ci-dessous, ou invitez sans elles.
roster-name = Nom
roster-contact = Contact
roster-how = Comment
roster-by-mail = Un e-mail part
roster-by-paper = Lien à imprimer ou à envoyer vous-même
roster-line = Ligne
roster-text = Ce qui est écrit
roster-reason = Pourquoi
roster-invite = { $count ->
    [one] Inviter cette personne
   *[other] Inviter ces { $count } personnes
 }
roster-full = Seules les 500 premières lignes sont lues. Collez la suite après.
roster-empty = Collez au moins une ligne : un nom, et une adresse ou un numéro.
roster-none = Aucune ligne ne peut servir. Regardez pourquoi, ligne par ligne.
roster-twice = Cette adresse ou ce numéro est déjà plus haut.
roster-strange = Le nom est trop long, ou contient un signe qui ne peut pas être lu.
roster-no-name = Il manque un nom.
roster-no-contact = Il manque une adresse e-mail ou un numéro.
roster-member = Cette personne est déjà membre, ou l’a demandé.
roster-invited = Cette personne est déjà invitée.
group-title = Inviter tout un groupe
group-what = Un seul lien, à partager dans votre groupe. Chaque personne demande à rejoindre ; vous acceptez ou non.
group-make = Créer un lien « Rejoindre »
group-link = Lien pour un groupe
invitations-title = Invitations sans réponse
invitations-until = valable jusqu’au
invitations-copy = Copier ou partager
invitations-copied = Copié
invitations-paper = Imprimer
invitations-revoke = Annuler
invitations-none = Aucune pour l’instant.

member-state = Situation
member-state-asked = Souhaite rejoindre
member-state-active = Membre
member-state-refused = Demande refusée
member-state-ended = Ne fait plus partie de l’association
member-role = Rôle
member-role-question = Que fait { $name } ici ?
member-email = E-mail
member-phone = Téléphone
member-since = Membre depuis le
member-asked = Demande faite le
member-answer = Votre réponse
member-answer-what = Un e-mail dit votre réponse à cette personne.
member-checks = Identité et charte
member-checks-what = Avant toute première demande : vous avez vu une pièce d’identité, et la charte est signée.
member-checks-open = Noter ce que j’ai vérifié
member-card = Carte pour se connecter
member-card-what = Cette personne n’a pas d’adresse e-mail. Imprimez-lui une carte : un QR et un code secret. La carte d’avant ne marche plus.
member-card-make = Créer une carte
member-card-revoke = Annuler la carte
member-end = Mettre fin à l’adhésion
member-end-what = { $name } ne recevra plus de demandes par votre association. Ses heures restent comptées.
member-no-longer = C’est déjà fait, ou ce n’est plus possible. Revenez à la liste des membres.
member-last-coordinator = C’est la dernière personne qui coordonne. Donnez d’abord ce rôle à quelqu’un d’autre.

card-paper-once = Le code secret n’est affiché qu’une fois. Imprimez cette page maintenant.
card-paper-of = La carte { DE($name) }
card-paper-qr = Visez ce carré avec l’appareil photo
card-paper-1 = Visez le carré avec l’appareil photo de votre téléphone.
card-paper-2 = Touchez le lien qui s’affiche.
card-paper-3 = Tapez le code secret.
card-paper-link = Sans appareil photo, tapez cette adresse :
card-paper-cut = Coupez ici : gardez ce morceau ailleurs que la carte.
card-paper-never = Gardez la carte et le code secret séparés. Personne ne vous demandera ce code.
card-paper-lost = Carte perdue ? Appelez { $association } :
invitation-paper-hello = Bonjour { $name },
invitation-paper-what = { $association } vous propose d’aider des personnes bloquées devant un écran, près de chez vous.
invitation-paper-how = Visez le carré avec l’appareil photo de votre téléphone, ou tapez cette adresse :
invitation-paper-qr = Rejoindre, avec l’appareil photo
invitation-paper-until = Cette invitation est valable jusqu’au
invitation-paper-question = Une question ? Appelez { $association } :

notice-invited = Les invitations sont parties. Les liens sont ci-dessous.
notice-group-link = Le lien est créé. Copiez-le, ou imprimez son QR.
notice-invitation-revoked = Cette invitation ne marche plus.
notice-member-approved = C’est accepté. La personne est prévenue.
notice-member-approved-call = C’est accepté. Sans adresse e-mail, prévenez cette personne vous-même.
notice-member-refused = C’est refusé. La personne est prévenue.
notice-member-refused-call = C’est noté. Sans adresse e-mail, prévenez cette personne vous-même.
notice-member-role = Le rôle est changé.
notice-member-ended = L’adhésion est terminée.
refusal-card-shown = Cette carte a déjà été affichée une fois. Créez-en une autre s’il le faut.
notice-card-revoked = La carte ne marche plus.

# Courriers
mail-invitation-subject = { $by } vous invite à rejoindre { $association }
mail-invitation =
    Bonjour,

    { $by } vous invite à aider avec { $association }, sur Binôme.
    Des personnes bloquées devant un écran demandent de l’aide ; vous répondez quand vous pouvez.

    Pour rejoindre, ouvrez ce lien :

    { $link }

    Il est valable 30 jours. Vous ne connaissez pas { $association } ? Ne faites rien.
mail-invitation-coordinator-subject = { $by } vous confie { $association } sur Binôme
mail-invitation-coordinator =
    Bonjour,

    { $by } vous propose de coordonner { $association }, sur Binôme.
    Vous inviterez les personnes qui aident, et vous verrez qui attend.

    Pour commencer, ouvrez ce lien :

    { $link }

    Il est valable 30 jours. Vous ne connaissez pas { $association } ? Ne faites rien.
mail-approved-subject = Bienvenue chez { $association }
mail-approved =
    Bonjour,

    { $association } a accepté votre demande. Merci.

    Dites quand et comment vous pouvez aider :

    { $link }

    Avant la première demande, l’association verra une pièce d’identité et la charte signée.
    Une question ? Appelez le { $phone }.
mail-refused-subject = Votre demande à { $association }
mail-refused =
    Bonjour,

    { $association } ne peut pas vous accueillir pour l’instant.
    Pour en parler, appelez le { $phone }.

    Vous pouvez toujours aider un proche, sans association :

    { $link }
mail-test-subject = Essai réussi : les e-mails de Binôme partent
mail-test =
    Bonjour,

    Cet e-mail d’essai vient de votre instance de Binôme :

    { $link }

    S’il est arrivé dans les courriers indésirables, demandez à votre hébergeur de régler SPF et DKIM.

# Mentions légales
legal-title = Mentions légales
legal-what = Ce site, { $url }, met en relation des personnes bloquées devant un écran et des personnes formées pour les aider.
legal-who = Qui est responsable
legal-who-what = Les associations ci-dessous répondent de l’aide donnée. La structure qui héberge cette instance répond du site.
legal-nobody = Aucune association n’est encore inscrite.
legal-licence = Le logiciel
legal-licence-what = Binôme est un logiciel libre, sous licence AGPL-3.0. Chacun peut lire son code, et vérifier ce qui est écrit ici.
legal-sources = Les données utilisées
legal-sources-what = Les communes et leur position viennent de GeoNames (licence CC BY 4.0).
legal-limits = Ce que Binôme n’est pas
legal-limits-what = Binôme n’est pas un service de l’État. Les personnes qui aident n’agissent jamais seules à votre place, ne gardent aucun mot de passe, et ne demandent jamais d’argent.

# Accessibilité
accessibility-title = Accessibilité
accessibility-aim = Nous visons le niveau AA des règles WCAG 2.2 sur toutes les pages, et AAA sur celles où l’on demande de l’aide. Aucun audit extérieur n’a encore été fait : ce site n’est donc pas déclaré conforme.
accessibility-tested = Ce qui est vérifié
accessibility-tested-axe = Un programme (axe) cherche des défauts sur chaque page, à chaque changement du logiciel.
accessibility-tested-plain = Les pages marchent sans JavaScript, au clavier, et avec un texte agrandi deux fois.
accessibility-tested-small = Les pages tiennent dans un écran de 320 pixels de large.
accessibility-tested-contrast = Les contrastes sont mesurés, en clair et en sombre.
accessibility-not = Ce qui manque
accessibility-not-what = Nous n’avons pas encore fait essayer chaque page par des personnes aveugles, sourdes, ou qui lisent avec difficulté.
accessibility-tell = Dites-nous ce qui ne va pas
accessibility-tell-what = Quelque chose vous bloque ? Appelez une association : elle vous aide, et nous le dit.
accessibility-rights = Sans réponse, vous pouvez écrire à la Défenseure ou au Défenseur des droits, gratuitement.

# Vos données
privacy-title = Vos données
privacy-short = Nous gardons peu, peu de temps, et nous ne le montrons qu’à qui vous aide.
privacy-ask = Vous demandez de l’aide
privacy-ask-before = Avant qu’une personne s’occupe de vous, celles qui sont prévenues voient le sujet, la commune et le moment. Jamais vos mots, ni votre numéro.
privacy-ask-after = La personne qui s’occupe de vous lit votre prénom, votre numéro et vos mots. Une personne appelée en renfort les lit si vous êtes d’accord.
privacy-ask-association = L’association voit votre demande. Quand elle ouvre votre dossier, c’est noté.
privacy-ask-code = Votre code ouvre votre page. Ne le donnez qu’à une personne de confiance.
privacy-help = Vous aidez
privacy-help-name = Les personnes aidées voient votre prénom seulement.
privacy-help-contact = Votre adresse et votre numéro ne sont lus que par votre association.
privacy-help-hours = Vos heures sont vues par vous et par votre association.
privacy-long = Combien de temps
privacy-long-words = Les messages et vos mots : effacés 30 jours après le compte rendu.
privacy-long-asker = Votre dossier : effacé 2 ans après le dernier contact.
privacy-long-report = Après un signalement : ce qui sert à comprendre est gardé jusqu’à ce que l’association l’ait traité.
privacy-long-hours = Les heures reconnues restent, sans le nom de la personne aidée.
privacy-long-events = Ce qui fait bouger les pages (une proposition, une réponse) : 30 jours, sans vos mots.
privacy-long-backups = Les sauvegardes : 30 jours.
privacy-erase = Tout effacer
privacy-erase-asker = Avec votre code, ouvrez votre page et choisissez d’effacer. Sans votre code, appelez l’association.
privacy-erase-helper = Si vous aidez, ouvrez votre compte : vous pouvez emporter ce qui est à votre nom, et supprimer le compte.
privacy-safe = Comment c’est protégé
privacy-safe-sealed = Vos mots et vos contacts sont chiffrés, chacun avec sa clé. Effacer la clé rend les mots illisibles.
privacy-safe-cookies = Les cookies servent seulement à vous reconnaître, à garder la langue et à passer d’un écran à l’autre. Aucun ne vous suit.
privacy-safe-device = Ce qu’une personne qui aide note sans réseau attend sur son appareil, sans aucun nom, et part dès que le réseau revient. Se déconnecter efface la page gardée.
privacy-safe-never = Aucune publicité, aucune mesure d’audience, rien n’est demandé à un autre site.
privacy-complain = Vous n’êtes pas d’accord
privacy-complain-what = Parlez-en à l’association. Vous pouvez aussi vous adresser à la CNIL.
members-relatives = Les personnes qui aident un proche, près d’ici
members-left = Qui est parti
members-left-none = Personne n’est parti.
members-asking-more = { $count ->
    [one] Encore une personne, une fois celles-ci répondues.
   *[other] Encore { $count } personnes, une fois celles-ci répondues.
 }
members-found = { $count ->
    [one] Une personne pour « { $words } ».
   *[other] { $count } personnes pour « { $words } ».
 }
roster-paste-title = Coller une liste
member-answer-call = Sans adresse e-mail, prévenez vous-même cette personne de votre réponse.
