# La formation, vue par un coordinateur
training-title = Formation
training-tab-members = Qui est formé
training-tab-topics = Thématiques
training-tab-modules = Modules

training-search = Chercher un aidant
training-assign = Proposer un module
training-assign-hint = Choisissez un module, puis cochez les aidants. Chacun le verra tout de suite, et peut le refuser.
training-assign-none = Choisir un module
training-assign-now = Proposer aux aidants cochés
training-assign-go = Proposer un module à des aidants
training-module-opens = { $title } (ouvre : { $topics })
training-module-missing = Choisissez un module.
training-members-missing = Cochez au moins un aidant.
training-trained-for = Formé à : { $topics }
training-trained-none = Aucune thématique ouverte par un module
training-modules-of = { $count ->
        [one] Son module
       *[other] Ses { $count } modules
    }
training-until = valable jusqu’au { $day }
training-over = n’est plus valable depuis le { $day }

training-topics-lead = Pour une thématique cochée, seuls les aidants formés reçoivent les demandes. Décochez-la pour que tous ceux qui l’ont choisie les reçoivent.
training-topics-caption = Les thématiques, sur { $days } jours
training-topic = Thématique
training-asked = Demandes
training-helpers = Aidants qui l’ont choisie
training-trained = Dont formés
training-needed = Formation
training-needed-yes = Demander une formation
training-unmet = { $count ->
        [one] 1 demande sans personne de formé
       *[other] { $count } demandes sans personne de formé
    }
training-opened-by = { $count ->
        [one] Le module qui forme : { $modules }
       *[other] Un de ces modules suffit : { $modules }
    }
training-opened-by-none = Aucun module n’y forme : personne ne peut recevoir ces demandes.
training-others = { $count ->
        [one] 1 autre thématique, sans demande ni module
       *[other] { $count } autres thématiques, sans demande ni module
    }
training-others-helpers = { $count ->
        [0] personne ne l’a choisie
        [one] 1 aidant l’a choisie
       *[other] { $count } aidants l’ont choisie
    }
training-no-module = Aucun module n’y forme encore
training-topics-who = Cette règle vaut pour les demandes qui vous sont adressées, et pour celles dont votre association est la plus proche. Elle vaut aussi pour les proches de la personne.

training-modules-title = Les modules
training-modules-none = Aucun module n’est publié.
training-opens = ouvre : { $topics }
training-passed = { $count ->
        [0] Personne ne l’a
        [one] 1 aidant l’a
       *[other] { $count } aidants l’ont
    }
training-proposed-title = Ce qui a été proposé
training-proposed-lead = Par vous, ou par Binôme : quand une demande attend, quand une fiche paraît, quand une aide n’a pas abouti.
training-proposed-caption = Propositions à vos aidants, sur { $days } jours
training-proposed-none = Rien n’a été proposé à vos aidants ces derniers temps.
training-what = Quoi
training-made = Proposé
training-seen = Vu
training-read = Ouvert
training-done = Fait
training-declined = Refusé
training-kind-module = module
training-kind-tutorial = fiche

notice-training-assigned = C’est proposé. Ils le voient dès maintenant.
refusal-training-already = Rien de nouveau : ils l’ont déjà sous les yeux, ou l’ont refusé.
notice-training-topics = Enregistré. La règle vaut dès maintenant, aussi pour les demandes déjà proposées.
