# A module: what it is, where one is in it
module-back = My learning
module-in-french = This module is written in French.
module-minutes = { $minutes }, in one go or several
module-content = { $screens ->
    [one] One screen to read
   *[other] { $screens } screens to read or to practise on
 }, then { $draw ->
    [one] one question
   *[other] { $draw } questions
 }
module-enough = { $pass } right answers out of { $draw } are enough. You can try as often as you like.
module-opens = This module opens: { $topics }
module-valid-months = { $count ->
    [one] Valid for one month
   *[other] Valid for { $count } months
 }, then a few questions are enough
module-checked = Checked { $day }.
module-own = Written by your association.
module-where = You are at step { $step } of { $total }
module-passed = Module passed { $day }
module-valid-until = Valid until { $day }.
module-valid-always = Valid for good.
module-over = Valid until { $day }: that date has passed
module-over-more = { $count ->
    [one] One question is enough
   *[other] { $count } questions are enough
 } for what you have learned to count again.
module-begin = Begin
module-go-on = Carry on at step { $step }
module-again = Take this module again
module-questions-again = Take the questions again

# A screen, a question
module-practice = For practice
module-counts = Counts towards the module
module-how-single = Choose one answer.
module-how-situation = What would you do? Choose one answer.
module-how-several = Choose one answer or more.
module-how-order = Put these lines in order: 1 for what comes first.
module-order-none = Place?
module-order-up = Move up
module-order-down = Move down
module-order-place = place { $place } of { $total }
module-fault-single = Choose an answer.
module-fault-several = Choose at least one answer.
module-fault-order = Give each line a different number.
module-answer = Answer
module-next = Continue
module-see-result = See the result
module-previous = Back to the screen before
module-end = This is the end of the module
module-right = Yes, that is it
module-wrong = Not quite
module-wrong-more = A mistake here is a way to learn that costs nobody anything.
module-chosen-right = Your answer, and the right one
module-left-right = The right answer
module-chosen-wrong = Your answer
module-chosen-right-several = Chosen, and rightly
module-left-right-several = To be chosen too
module-chosen-wrong-several = Chosen, but to be left out
module-left-wrong-several = Left out, and rightly
module-right-order = In order:
module-well-placed = In its place
module-put-at = You had put it in place { $place }

# The end of a module
result-passed = Well done, it is yours
result-not-yet = Nearly, and you can try again
result-right = { $right } right answers out of { $total }
result-opens = What this opens for you
result-opens-more = If you chose these topics, help requests can reach you from now on.
result-opens-profile = Check my topics
result-not-yet-lead = { $right ->
    [0] No right answer
    [one] One right answer
   *[other] { $right } right answers
 } out of { $total }: it takes { $pass }. Many people need two tries.
result-other-questions = Answer other questions
result-read-again = Read the module again first
result-missed = To read again
result-next = What next?
result-path = All my learning

# My learning
learning-title = Learning
learning-lead = A few minutes, whenever you like. What you learn changes the help requests that reach you.
learning-proposed = For you, now
learning-proposed-none = Nothing is waiting for you. Choose below what interests you.
learning-because = Why
learning-because-claimed = For the help request that you took.
learning-because-wanted = { $count ->
    [one] One help request near you found nobody trained for “{ $topic }”.
   *[other] { $count } help requests near you found nobody trained for “{ $topic }”.
 }
learning-because-wanted-some = Trained helpers are lacking near you.
learning-because-published = It is new, and about your topics.
learning-because-changed = It has changed, and is about your topics.
learning-because-unsolved = Something you helped with lately was not solved: this may serve next time.
learning-because-assigned = { $association } proposes it to you.
learning-because-proposed = Your association proposes it to you.
learning-because-refresher = What you learned is about to end. A few questions are enough.
learning-open-module = See the module
learning-open-tutorial = Open the tutorial
learning-decline = Not for me
learning-decline-for-good = Do not propose it again
learning-decline-what = Not for me: { $title }
notice-learning-declined = Understood. We will not propose it again.
learning-begun = You have begun
learning-opening = What can open for you
learning-opens = opens { $topics }
learning-needed = your association asks for it: { $topics }
learning-others = To help better, whatever it is about
learning-done = You have learned
learning-done-minutes = { $minutes } of training in all
learning-done-gone = This module is no longer proposed.
learning-until = Until { $day }
learning-over = To take again since { $day }
learning-always = For good
learning-read = To read with somebody
learning-mail = A message on Mondays
learning-mail-more = On Mondays at 9 am, if there is something new for you, you get an e-mail. Never more than one a week.
learning-mail-yes = Yes, write to me
learning-mail-no = No thank you
notice-learning-mailed = Noted: you will hear what is new on Mondays.
notice-learning-not-mailed = Noted: no more message on Mondays.

# On the home page
learning-home = To learn ({ $minutes } min)
learning-home-all = All my learning
learning-home-more = Learning: modules and tutorials
