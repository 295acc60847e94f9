# La page de qui attend : la vérité, et toujours une autre solution.
wait-title-begun = Nous cherchons quelqu’un pour vous.
wait-title-told = Nous cherchons quelqu’un pour vous.
wait-title-shut = Votre demande est bien arrivée.
wait-title-nobody = Personne n’est libre pour l’instant.
wait-title-again = Nous cherchons quelqu’un d’autre.
wait-title-paired = { $name } s’occupe de votre demande.
wait-title-helping = { $name } vous aide.
wait-title-recorded = C’est noté.
wait-title-confirmed = Merci.
wait-title-unmet = Personne n’a pu répondre.
wait-title-withdrawn = Votre demande est arrêtée.
wait-title-closed = L’association a fermé votre demande.
wait-title-merged = Votre demande est suivie avec une autre.
wait-begun = Votre demande est bien partie.
wait-told = { $count ->
    [one] Nous avons prévenu une personne.
   *[other] Nous avons prévenu { $count } personnes.
 }
wait-shut = L’association est fermée.
wait-nobody = L’association est prévenue. Nous cherchons encore.
wait-again = { $name } ne peut pas vous aider cette fois.
wait-again-no-news = Nous n’avions plus de nouvelles { DE($name) }. L’association cherche quelqu’un d’autre.
wait-again-unavailable = { $name } ne peut plus vous aider. L’association cherche quelqu’un d’autre.
wait-again-better-fit = L’association cherche quelqu’un qui vous conviendra mieux que { $name }.
wait-first = Vous êtes en tête de la liste.
wait-not-known = Nous ne savons pas encore combien de temps cela prend ici.
wait-may-close = Vous pouvez fermer cette page : votre code la retrouve.
wait-calls = { $name } vous appelle au
wait-calls-for-you = { $name } appelle { $who } au
wait-meets = { $name } vous retrouve ici :
wait-writes = { $name } vous écrit sur cette page.
wait-comes = { $name } vient chez vous, avec l’accord de l’association.
wait-when-now = Ce sera dans les minutes qui viennent.
wait-when-today = Ce sera aujourd’hui.
wait-when-week = Ce sera cette semaine.
wait-when-dated = Ce sera { $day } à { $clock }.
wait-late = { $name } aura du retard : ce sera vers { $clock }.
wait-resumes = Vous reprenez avec { $name } { $day } à { $clock }.
wait-sign = Dernier signe de sa part : { $moment }.
wait-trust = { $name } vous dit d’abord son mot de confiance :
wait-helping = Gardez vos mots de passe pour vous. Vous pouvez arrêter quand vous voulez.
wait-recorded = Relisez ce que vous avez fait ensemble, et dites si c’est juste.
wait-confirmed = Vous avez confirmé ce qui a été fait.
wait-recap = Voir mon récapitulatif
wait-unmet-again = Nous essayons à nouveau { $moment }.
wait-unmet-first = Vous serez en tête de la liste.
wait-withdrawn = Nous ne cherchons plus. Vous pouvez demander à nouveau.
wait-closed = Une question ? Appelez l’association.
wait-merged = L’association pense que vous l’avez faite deux fois. Les deux avancent ensemble. Ce n’est pas le cas ? Appelez l’association.
wait-merged-open = Nous cherchons quelqu’un pour vous.
wait-merged-unmet = Personne n’est encore venu. La recherche reprendra.
wait-merged-paired = Quelqu’un s’occupe de l’autre demande.
wait-merged-helping = Quelqu’un vous aide, pour l’autre demande.
wait-merged-recorded = L’aide a été donnée, pour l’autre demande.
wait-merged-confirmed = L’aide a été donnée, pour l’autre demande.
wait-merged-withdrawn = L’autre demande n’est plus attendue.
wait-merged-closed = L’autre demande est close, elle aussi.
wait-other-way = Vous ne voulez pas attendre ?
wait-without-appointment = Aide sans rendez-vous aujourd’hui, de { $from } à { $until }.
wait-open-until = Ouvert jusqu’à { $clock }.
wait-answers-from = Quelqu’un répond { $moment }.
wait-step-sent = Demande envoyée, à { $clock }
wait-step-look = Nous cherchons la bonne personne
wait-step-opens = Nous cherchons dès l’ouverture
wait-step-found = { $name } s’en occupe, depuis { $clock }
wait-step-phone = Cette personne vous appelle
wait-step-place = Vous vous retrouvez sur place
wait-step-messages = Cette personne vous écrit
wait-step-home = Cette personne vient chez vous
wait-print = Imprimer mon papier
wait-ask-again = Demander à nouveau

# Les autres demandes de la même personne.
wait-others = { $count ->
    [one] Votre autre demande
   *[other] Vos autres demandes
 }
wait-state-open = Nous cherchons quelqu’un
wait-state-paired = Quelqu’un s’en occupe
wait-state-helping = L’aide est en cours
wait-state-recorded = À relire
wait-state-confirmed = Terminée
wait-state-unmet = Nous essayons à nouveau
wait-state-withdrawn = Arrêtée
wait-state-closed = Fermée par l’association
