# Pourquoi cette demande vous est proposée.
why-in-circle = Cette personne vous connaît
why-former-helper = Vous avez déjà fait équipe
why-distance = à { $km } km
why-next-door = tout près
why-trained = Vous avez suivi le module
why-online-now = Vous êtes là maintenant
why-free-then = Vous êtes libre à ce moment
why-speaks = Vous parlez la même langue ({ $languages })
why-one-of-few = Peu de personnes savent le faire
why-rested = C’est votre tour
why-answers-usually = Vous répondez d’habitude
why-chosen = Votre association a pensé à vous

# Les e-mails qui remplacent la sonnerie.
mail-offer_now-subject = Quelqu’un a besoin de vous maintenant
mail-offer_now-text =
    Bonjour,

    Quelqu’un a besoin d’aide maintenant, et nous avons pensé à vous.
    Pour voir la demande et répondre :

    { $url }

    Si vous ne pouvez pas, ce n’est pas grave : d’autres sont prévenus aussi.
mail-offer_list-subject = Une demande d’aide vous attend
mail-offer_list-text =
    Bonjour,

    Une ou plusieurs demandes vous attendent, quand vous pourrez :

    { $url }
mail-reminder-subject = Avez-vous pu appeler ?
mail-reminder-text =
    Bonjour,

    Vous avez accepté d’aider quelqu’un il y a dix minutes.
    Avez-vous pu appeler ? Dites-le ici, ou dites que vous aurez du retard :

    { $url }

    Sans nouvelles, la demande sera proposée à quelqu’un d’autre.

# Comment on se voit, et quand.
meeting-phone = au téléphone
meeting-place = dans un lieu
meeting-messages = par messages
meeting-home = à la maison
urgency-now = maintenant
urgency-today = aujourd’hui
urgency-week = cette semaine
urgency-dated = à une date choisie

# Pourquoi une personne ne peut pas être prévenue (pour la coordination seulement).
refusal-minor-only-in-place = Une personne de moins de 18 ans est aidée dans un lieu seulement
refusal-home-never-now = Personne ne va à la maison tout de suite
refusal-home-not-approved = La visite à la maison n’est pas encore autorisée
refusal-not-these-two = Ces deux personnes ne peuvent pas faire équipe
refusal-said-no = A déjà dit « pas cette fois », ou a rendu la demande
refusal-already-offered = La demande lui est déjà proposée
refusal-civic-service-at-home = En service civique : jamais à la maison
refusal-under-age = Moins de 18 ans : jamais à la maison
refusal-not-in-circle = Aide seulement ses proches
refusal-no-membership = N’est pas membre de l’association
refusal-identity = Pièce d’identité pas encore vue
refusal-charter = Charte pas encore signée
refusal-not-vetted = Pas de vérification valable à cette date
refusal-topics = N’a pas choisi cette thématique
refusal-untrained = Le module de formation manque
refusal-language = Pas de langue commune
refusal-meetings = N’aide pas de cette façon
refusal-distance = La distance n’est pas connue
refusal-too-far = À { $km } km ; se déplace jusqu’à { $radius } km
refusal-not-free = Pas libre à ce moment
refusal-paused = En pause, retour { $when }
refusal-quiet-hours = Ce sont ses heures calmes
refusal-offers-live = A déjà assez de demandes à lire
refusal-offers-today = A déjà reçu ses propositions du jour
refusal-pairings = Aide déjà assez de personnes

# Le lien partagé dans un groupe.
shared-title = Qui peut aider ?
shared-over = Quelqu’un s’en occupe déjà, ou ce n’est plus nécessaire. Merci d’avoir regardé.
shared-what-next = Vous verrez ensuite qui aider et comment joindre la personne.
shared-sign-in-why = Pour répondre, connectez-vous. Il faut être membre d’une association qui aide ici.
shared-sign-in = Me connecter pour répondre
shared-join = Je voudrais devenir membre
shared-profile = Ouvrir mon profil
shared-refused-taken-title = Quelqu’un s’en occupe déjà
shared-refused-taken = Merci d’avoir été là.
shared-refused-withdrawn-title = La personne n’a plus besoin d’aide
shared-refused-withdrawn = Merci d’avoir été là.
shared-refused-full-title = Vous aidez déjà plusieurs personnes
shared-refused-full = Terminez un accompagnement ou répondez aux demandes de votre accueil, puis revenez.
shared-refused-checks-title = Encore une étape avec votre association
shared-refused-checks = Elle doit voir une pièce d’identité et signer la charte avec vous. Appelez-la.
shared-refused-profile-title = Votre profil dit autre chose
shared-refused-profile = Une pause, vos horaires, vos heures calmes, vos thématiques, vos langues ou la distance ne vont pas avec cette demande. Changez-les, puis revenez.
shared-refused-not-allowed-title = Cette demande ne peut pas vous être confiée
shared-refused-not-allowed = Merci d’avoir été là. Pour en savoir plus, parlez-en avec votre association.
refusal-places = Son contrat ne nomme pas ce lieu
refusal-contract = Hors de son contrat de service civique : jours, heures, ou limites avant 18 ans
