# Communes
commune-found = { $n } communes trouvées. Choisissez avec les flèches.
commune-none = Aucune commune trouvée.
commune-which = Laquelle ?

# Horaires
hours-hint = Par exemple : 9h-12h30, 14h-18h. Laissez vide un jour de fermeture.
hours-unreadable = Ces heures ne sont pas comprises. Écrivez-les ainsi : 9h-12h30, 14h-18h.
hours-day-0 = Lundi
hours-day-1 = Mardi
hours-day-2 = Mercredi
hours-day-3 = Jeudi
hours-day-4 = Vendredi
hours-day-5 = Samedi
hours-day-6 = Dimanche
hours-two-days = { $first } et { $last }
hours-days = { $first } à { $last }
hours-every-day = Tous les jours
hours-all-day = jour et nuit
hours-of = { $days } : { $hours }

# Une association
association-title = Mon association
association-new-title = Nouvelle association
association-name = Nom de l’association
association-areas = Communes couvertes
association-areas-hint = Une par ligne : un nom, un code postal, une distance (« Chartres + 20 km »), ou tout un département (« Eure-et-Loir » ou « 28 »).
association-areas-empty = Il manque au moins une commune, ou un département.
association-areas-unknown = Ces communes n’ont pas été trouvées, ou portent le même nom que d’autres : { $names }. Ajoutez le département : « Nogent-le-Roi (28) ».
association-phone = Téléphone
association-phone-hint = Il est montré aux personnes qui demandent de l’aide.
association-hours = Heures d’ouverture
association-rules = Règles
association-offers-a-day = Propositions par jour et par personne, au plus
association-offers-a-day-hint = Au-delà, une personne qui aide n’est plus dérangée ce jour-là.
association-offers-a-day-range = Écrivez un nombre entre 1 et 50.
association-open-pairings = Binômes en cours par personne, au plus
association-open-pairings-hint = Au-delà, une personne ne reçoit plus de nouvelles demandes.
association-open-pairings-range = Écrivez un nombre entre 1 et 20.
association-home = L’aide à domicile est possible
association-home-hint = Jamais tout de suite, et seulement par des adultes vérifiés. Vous donnez votre accord à chaque fois.
association-create = Créer l’association

coordinators-title = Coordination
coordinators-count = { $count ->
    [0] Personne ne coordonne encore.
    [one] Une personne coordonne.
   *[other] { $count } personnes coordonnent.
 }
coordinators-waiting = Invitation sans réponse :
coordinators-invite = Inviter une personne à coordonner
coordinators-name = Son prénom et son nom
coordinators-email = Son adresse e-mail
coordinators-email-hint = Elle y reçoit un lien, valable 30 jours.
coordinators-send = Envoyer l’invitation

# Lieux
places-title = Lieux où l’on aide
places-none = Aucun lieu pour l’instant. Sans lieu, l’aide se fait par téléphone ou par messages.
places-add = Ajouter un lieu
place-name = Nom du lieu
place-name-hint = Par exemple : Médiathèque L’Apostrophe.
place-address = Adresse
place-address-hint = Numéro et rue, sans la commune.
place-commune = Commune
place-phone = Téléphone du lieu
place-phone-hint = Sans lui, c’est celui de l’association qui est montré.
place-hours = Quand on y est aidé
place-close = Fermer ce lieu
place-close-what = Plus personne n’y sera envoyé. Ce qui s’y est passé reste compté.

notice-association-made = L’association est créée. Ajoutez ses lieux, puis invitez une personne à la coordonner.
notice-association-changed = C’est enregistré.
notice-coordinator-invited = L’invitation est partie.
notice-place-added = Le lieu est ajouté.
notice-place-changed = Le lieu est changé.
notice-place-closed = Le lieu est fermé.

# Je veux aider
join-title = Je veux aider
join-what = Dites-nous où vous habitez. Nous vous montrons les associations qui aident par là.
join-commune = Votre commune
join-commune-hint = Son nom, ou son code postal.
join-continue = Continuer
join-or-relative = J’aide un proche, sans association
join-other-commune = Changer de commune
join-association = Les associations qui couvrent { $commune }
join-association-missing = Choisissez une association.
join-none = Aucune association ne couvre { $commune } pour l’instant
join-none-what = Revenez plus tard. En attendant, vous pouvez aider un proche.
join-email-hint = Pour vous connecter. Nous y envoyons un code.
join-phone-hint = Pour que l’association vous appelle. Si vous n’avez pas d’e-mail, il suffit.
join-contact-missing = Il manque une adresse e-mail, ou un numéro de téléphone.
join-kind = Vous aidez
join-kind-volunteer = En tant que bénévole
join-kind-civic-service = En service civique
join-kind-missing = Dites si vous êtes bénévole ou en service civique.
join-adult = Avez-vous 18 ans ou plus ?
join-adult-missing = Répondez par oui ou par non.
join-yes = Oui
join-no = Non
join-who-reads = L’association lit votre nom, votre contact et votre commune, pour vous répondre. Les personnes aidées ne voient que votre prénom.
join-how-long = Vous pouvez faire effacer votre compte à tout moment.
join-ask = Demander à rejoindre
join-standing-active = Vous en êtes déjà membre.
join-standing-asked = Votre demande est envoyée. L’association vous répond.
join-standing-refused = L’association avait répondu non. Vous pouvez demander à nouveau.
join-standing-ended = Vous en avez été membre.
join-link-void = Cette invitation n’est plus valable. Demandez-en une autre à l’association.
notice-joined = C’est enregistré. Merci.

invited-title = Rejoindre { $association }
invited-by = { $by } vous invite chez { $association }.
invited-by-nobody = { $association } vous invite.
invited-helper = Vous pourrez aider dès que l’association aura vu une pièce d’identité et la charte signée.
invited-coordinator = Vous pourrez coordonner l’association.
invited-group = L’association répond à votre demande, puis vous pourrez aider.
invited-have-account = J’ai déjà un compte
invited-join = Rejoindre
invitation-void-title = Cette invitation n’est plus valable
invitation-void = Elle a déjà servi, elle a été annulée, ou elle est trop ancienne. Si c’est la vôtre, connectez-vous. Sinon, demandez-en une autre à l’association.

# J’aide un proche
relative-title = J’aide un proche
relative-what = Sans association, gratuitement, pour la personne que vous aidez déjà.
relative-ask = Demandez de l’aide pour elle, avec son accord.
relative-learn = Suivez des fiches pas à pas, et appelez une personne expérimentée.
relative-private = Vous voyez seulement les demandes de vos proches.
relative-phone-hint = Si vous n’avez pas d’e-mail. Sans e-mail, votre compte reste sur cet appareil.
relative-who-reads = Votre journal n’est lu que par vous. Votre nom et votre contact ne sont montrés à personne d’autre.
relative-begin = Créer mon compte
association-areas-count = { $count } communes
association-areas-all = Voir toutes les communes
association-wants = Ce que vous demandez à qui veut aider
association-wants-hint = Montré avant de vous rejoindre. Par exemple : une réunion par mois, une attestation d’honorabilité.
association-waves = Qui est prévenu, et quand
association-waves-hint = Écrivez combien de personnes à la fois, et après combien de temps : « 3, 5 après 30 s, 10 après 1 min, coordination après 2 min ». Ensuite, tant que personne n’a dit oui, 10 autres sont prévenues toutes les 2 minutes (pour aujourd’hui, toutes les 2 heures ; pour la semaine, chaque jour).
association-waves-now = Pour une demande tout de suite
association-waves-today = Pour aujourd’hui, ou pour une date proche
association-waves-week = Pour la semaine, ou pour une date plus lointaine
association-waves-unreadable = Ce n’est pas compris. Écrivez-le ainsi : 3, 5 après 30 s, coordination après 2 min.
join-wants = { $association } demande :
