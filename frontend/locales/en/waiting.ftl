# The page of whoever waits: the truth, and always another way.
wait-title-begun = We are looking for somebody for you.
wait-title-told = We are looking for somebody for you.
wait-title-shut = Your help request has arrived.
wait-title-nobody = Nobody is free at the moment.
wait-title-again = We are looking for somebody else.
wait-title-paired = { $name } takes care of your help request.
wait-title-helping = { $name } is helping you.
wait-title-recorded = It is written down.
wait-title-confirmed = Thank you.
wait-title-unmet = Nobody could answer.
wait-title-withdrawn = Your help request has stopped.
wait-title-closed = The association has closed your help request.
wait-title-merged = Your help request is followed together with another one.
wait-begun = Your help request has been sent.
wait-told = { $count ->
    [one] We have told one person.
   *[other] We have told { $count } people.
 }
wait-shut = The association is closed.
wait-nobody = The association knows. We are still looking.
wait-again = { $name } cannot help you this time.
wait-again-no-news = We had no more news from { $name }. The association is looking for somebody else.
wait-again-unavailable = { $name } can no longer help you. The association is looking for somebody else.
wait-again-better-fit = The association is looking for somebody who suits you better than { $name }.
wait-first = You are first in line.
wait-not-known = We do not know yet how long it takes here.
wait-may-close = You can close this page: your code finds it again.
wait-calls = { $name } calls you on
wait-calls-for-you = { $name } calls { $who } on
wait-meets = { $name } meets you here:
wait-writes = { $name } writes to you on this page.
wait-comes = { $name } comes to your home, with the association’s agreement.
wait-when-now = It will be in the next few minutes.
wait-when-today = It will be today.
wait-when-week = It will be this week.
wait-when-dated = It will be on { $day } at { $clock }.
wait-late = { $name } will be late: it will be at about { $clock }.
wait-resumes = You go on with { $name } on { $day } at { $clock }.
wait-sign = Last sign from them: { $moment }.
wait-trust = { $name } first tells you the trust word:
wait-helping = Keep your passwords to yourself. You can stop whenever you like.
wait-recorded = Read what you did together, and say whether it is right.
wait-confirmed = You have confirmed what was done.
wait-recap = See my summary
wait-unmet-again = We try again { $moment }.
wait-unmet-first = You will be first in line.
wait-withdrawn = We have stopped looking. You can ask again.
wait-closed = A question? Call the association.
wait-merged = The association thinks that you asked twice. Both go on together. Is that not so? Call the association.
wait-merged-open = We are looking for somebody for you.
wait-merged-unmet = Nobody has come yet. The search will start again.
wait-merged-paired = Somebody is taking care of the other one.
wait-merged-helping = Somebody is helping you, with the other one.
wait-merged-recorded = Help was given, with the other one.
wait-merged-confirmed = Help was given, with the other one.
wait-merged-withdrawn = The other one is no longer wanted.
wait-merged-closed = The other one is closed too.
wait-other-way = Would you rather not wait?
wait-without-appointment = Help without an appointment today, from { $from } to { $until }.
wait-open-until = Open until { $clock }.
wait-answers-from = Somebody answers { $moment }.
wait-step-sent = Sent at { $clock }
wait-step-look = We look for the right person
wait-step-opens = We look as soon as it opens
wait-step-found = { $name } has taken it, since { $clock }
wait-step-phone = This person calls you
wait-step-place = You meet in the place
wait-step-messages = This person writes to you
wait-step-home = This person comes to your home
wait-print = Print my paper
wait-ask-again = Ask again

# The other help requests of the same person.
wait-others = { $count ->
    [one] Your other request
   *[other] Your other requests
 }
wait-state-open = We are looking for somebody
wait-state-paired = Somebody is taking care of it
wait-state-helping = You are being helped
wait-state-recorded = To read again
wait-state-confirmed = Done
wait-state-unmet = We will try again
wait-state-withdrawn = Stopped
wait-state-closed = Closed by the association
