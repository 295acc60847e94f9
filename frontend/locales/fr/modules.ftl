# Un module : ce que c’est, où l’on en est
module-back = Mon parcours
module-in-french = Ce module est écrit en français.
module-minutes = { $minutes }, en une ou plusieurs fois
module-content = { $screens ->
    [one] Un écran à lire
   *[other] { $screens } écrans à lire ou pour s’essayer
 }, puis { $draw ->
    [one] une question
   *[other] { $draw } questions
 }
module-enough = { $pass } bonnes réponses sur { $draw } suffisent. Vous pouvez recommencer autant que vous voulez.
module-opens = Ce module ouvre : { $topics }
module-valid-months = { $count ->
    [one] Valable un mois
   *[other] Valable { $count } mois
 }, puis quelques questions suffisent
module-checked = Vérifié { $day }.
module-own = Écrit par votre association.
module-where = Vous en êtes à l’étape { $step } sur { $total }
module-passed = Module suivi { $day }
module-valid-until = Valable jusqu’au { $day }.
module-valid-always = Valable sans limite de temps.
module-over = Valable jusqu’au { $day } : cette date est passée
module-over-more = { $count ->
    [one] Une question suffit
   *[other] { $count } questions suffisent
 } pour que ce que vous avez appris compte à nouveau.
module-begin = Commencer
module-go-on = Reprendre à l’étape { $step }
module-again = Refaire ce module
module-questions-again = Refaire les questions

# Un écran, une question
module-practice = Pour s’essayer
module-counts = Question du test
module-how-single = Choisissez une réponse.
module-how-situation = Que feriez-vous ? Choisissez une réponse.
module-how-several = Choisissez une ou plusieurs réponses.
module-how-order = Mettez ces lignes dans l’ordre : 1 pour ce qui vient en premier.
module-order-none = Place ?
module-order-up = Monter
module-order-down = Descendre
module-order-place = place { $place } sur { $total }
module-fault-single = Choisissez une réponse.
module-fault-several = Choisissez au moins une réponse.
module-fault-order = Donnez à chaque ligne un numéro différent.
module-answer = Répondre
module-next = Continuer
module-see-result = Voir le résultat
module-previous = Revenir à l’écran d’avant
module-end = C’est la fin du module
module-right = Oui, c’est cela
module-wrong = Pas tout à fait
module-wrong-more = Se tromper ici, c’est apprendre sans conséquence pour personne.
module-chosen-right = Votre réponse, et c’est la bonne
module-left-right = La bonne réponse
module-chosen-wrong = Votre réponse
module-chosen-right-several = Choisie, avec raison
module-left-right-several = À choisir aussi
module-chosen-wrong-several = Choisie, mais à laisser de côté
module-left-wrong-several = Laissée de côté, avec raison
module-right-order = Dans l’ordre :
module-well-placed = Bien placé
module-put-at = Vous l’aviez mis en { $place }

# La fin d’un module
result-passed = C’est acquis, bravo
result-not-yet = Presque, et vous pouvez recommencer
result-right = { $right } bonnes réponses sur { $total }
result-opens = Ce que cela vous ouvre
result-opens-more = Si vous avez choisi ces thématiques, des demandes peuvent vous arriver dès maintenant.
result-opens-profile = Vérifier mes thématiques
result-not-yet-lead = { $right ->
    [0] Aucune bonne réponse
    [one] Une bonne réponse
   *[other] { $right } bonnes réponses
 } sur { $total } : il en faut { $pass }. Beaucoup de personnes s’y reprennent à deux fois.
result-other-questions = Répondre à d’autres questions
result-read-again = Relire le module d’abord
result-missed = À relire
result-next = Et ensuite ?
result-path = Tout mon parcours

# Mon parcours
learning-title = Apprendre
learning-lead = Quelques minutes, quand vous voulez. Ce que vous apprenez change les demandes qui vous arrivent.
learning-proposed = Pour vous, maintenant
learning-proposed-none = Rien ne vous attend. Choisissez plus bas ce qui vous intéresse.
learning-because = Pourquoi
learning-because-claimed = Pour la demande que vous avez prise.
learning-because-wanted = { $count ->
    [one] Une demande près de chez vous n’a trouvé personne de formé à « { $topic } ».
   *[other] { $count } demandes près de chez vous n’ont trouvé personne de formé à « { $topic } ».
 }
learning-because-wanted-some = Il manque des aidants formés près de chez vous.
learning-because-published = C’est nouveau, et cela touche vos thématiques.
learning-because-changed = Le texte a changé, et cela touche vos thématiques.
learning-because-unsolved = Une aide récente n’a pas abouti : ceci peut servir la prochaine fois.
learning-because-assigned = { $association } vous le propose.
learning-because-proposed = Votre association vous le propose.
learning-because-refresher = Ce que vous avez appris arrive à sa date de fin. Quelques questions suffisent.
learning-open-module = Voir le module
learning-open-tutorial = Ouvrir la fiche
learning-decline = Pas pour moi
learning-decline-for-good = Ne plus me le proposer
learning-decline-what = Pas pour moi : { $title }
notice-learning-declined = Entendu. Nous ne vous le proposerons plus.
learning-begun = Vous avez commencé
learning-opening = Ce qui peut s’ouvrir pour vous
learning-opens = ouvre { $topics }
learning-needed = votre association le demande pour { $topics }
learning-others = Pour mieux aider, quel que soit le sujet
learning-done = Vous avez appris
learning-done-minutes = { $minutes } de formation en tout
learning-done-gone = Ce module n’est plus proposé.
learning-until = Jusqu’au { $day }
learning-over = À revoir depuis { $day }
learning-always = Sans limite
learning-read = À lire avec quelqu’un
learning-mail = Un message le lundi
learning-mail-more = Le lundi à 9 h, s’il y a du nouveau pour vous, vous recevez un e-mail. Jamais plus d’un par semaine.
learning-mail-yes = Oui, m’écrire
learning-mail-no = Non merci
notice-learning-mailed = C’est noté : vous recevrez ce qu’il y a de nouveau le lundi.
notice-learning-not-mailed = C’est noté : plus de message le lundi.

# Sur l’accueil
learning-home = À apprendre ({ $minutes } min)
learning-home-all = Tout mon parcours
learning-home-more = Apprendre : modules et fiches
