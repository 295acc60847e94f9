# Une fiche pas à pas, un module, un mot
document-tutorial = Fiche, { $minutes } min
document-module = Module, { $minutes } min
document-see = Vous voyez
document-act = Vous faites
document-stuck = Si cela bloque
document-who = Qui fait cette étape ?
document-at-ease = La personne est à l’aise
document-hesitates = Elle hésite
document-lost = Elle est perdue
document-asker = elle-même
document-together = ensemble
document-helper = l’aidant
document-always-asker = Toujours la personne elle-même.
document-always-together = Toujours ensemble.
document-always-helper = Vous pouvez le faire pour elle.
document-site = Le site officiel : { $name }
document-site-short = Est-ce le bon site ?
document-words = Les mots de cette page
document-speak = Écouter
document-speak-stop = Arrêter la lecture

# Toutes les fiches
catalogue-title = Fiches pas à pas
catalogue-lead = Une démarche, étape par étape, à lire à deux. Sans compte, et imprimable.
catalogue-search = Que cherchez-vous ?
catalogue-found = { $count ->
    [0] Rien pour « { $query } »
    [one] 1 réponse pour « { $query } »
   *[other] { $count } réponses pour « { $query } »
  }
catalogue-nothing-title = Aucune fiche n’en parle encore
catalogue-nothing = Essayez avec moins de mots, ou d’autres mots.
catalogue-all = Voir toutes les fiches
catalogue-words = Les mots de l’administration et du numérique, expliqués

# Une fiche
tutorial-back = Toutes les fiches
tutorial-back-pairing = Revenir au binôme
tutorial-facts = Environ { $minutes }
tutorial-effort-1 = facile
tutorial-effort-2 = un peu de lecture et d’écriture
tutorial-effort-3 = fatigant : mieux en deux fois
tutorial-checked = vérifiée { $day }
tutorial-in-french = Cette fiche est écrite en français, comme les sites qu’elle décrit.
tutorial-begin = Commencer
tutorial-go-on = Reprendre à l’étape { $step }
tutorial-print = Imprimer
tutorial-draft = Le brouillon à imprimer
tutorial-before = Avant de commencer
tutorial-steps = { $count } étapes
tutorial-done = { $done ->
    [one] { $done } étape faite sur { $total }
   *[other] { $done } étapes faites sur { $total }
  }
notice-tutorial-done = { $done ->
    [one] { $done } étape faite sur { $total }
   *[other] { $done } étapes faites sur { $total }
  }

# Une étape
step-title = Étape { $step } : { $title }
step-done-next = C’est fait, étape suivante
step-done-last = C’est fait, j’ai fini
step-is-done = Étape faite
step-next = Étape suivante
step-last = Fini : revenir à la fiche
step-before = Étape précédente
step-all = Toutes les étapes
step-skip = Passer
step-not-done = Finalement, pas encore faite

# Sur papier
sheet-never = On ne vous demandera jamais d’argent, de carte bancaire ni de mot de passe pour vous aider.
sheet-notes = Mes notes : numéro de dossier, date, prochain rendez-vous. Jamais de mot de passe.
draft-title = Brouillon : { $title }
draft-lead = À remplir à la main, tranquillement, avant d’aller sur l’ordinateur.

# Les mots expliqués
words-title = Les mots expliqués
words-lead = Chaque mot de l’administration et du numérique, en une phrase.
