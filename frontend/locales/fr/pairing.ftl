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
