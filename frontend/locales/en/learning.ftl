# What is wrong with a document, said with its line
document-fault-too-long = This text is too long (60,000 characters at most).
document-fault-no-front = The front matter is missing, between two lines of “---”, at the very beginning.
document-fault-unknown-key = The front matter has no “{ $about }”.
document-fault-twice-key = “{ $about }” is written twice in the front matter.
document-fault-missing-key = “{ $about }” is missing in the front matter.
document-fault-long-value = “{ $about }” is too long, or holds an invisible sign.
document-fault-number = “{ $about }” wants a number within its bounds.
document-fault-date = “{ $about }” wants a date such as 2026-11-22.
document-fault-topic = “{ $about }” is no topic of the catalogue.
document-fault-address = The site’s address begins with https://.
document-fault-no-steps = The steps are missing: one “##” title each.
document-fault-many-steps = There are too many steps (20 at most).
document-fault-who = Step “{ $about }”: “Who: … / … / …” is missing (asker, together or helper).
document-fault-unknown-part = This title does not belong here: “{ $about }”.
document-fault-nothing-to-do = Step “{ $about }”: “### What you do” is missing.
document-fault-before-title = Some text stands before the first title.
document-fault-no-before = “## Before you start” is missing; it comes first.
document-fault-draft-line = A line of the draft is written “- Label: ____”.
document-fault-no-screens = At least one screen is missing, before “# Quiz”.
document-fault-no-quiz = The questions are missing, after “# Quiz”.
document-fault-small-pool = There are fewer questions than “draw” draws.
document-fault-pass = “pass” cannot be more than “draw”.
document-fault-not-a-question = After “# Quiz” each title begins with Question, Several answers, Situation or Order.
document-fault-few-choices = “{ $about }”: choices are missing.
document-fault-no-answer = “{ $about }”: no choice is marked [x].
document-fault-many-answers = “{ $about }”: only one choice may be marked [x].
document-fault-no-feedback = “{ $about }”: what is said after the answer is missing, after “>”.
document-fault-nested = The lists are nested too deep.
document-fault-picture = There is no such picture: “{ $about }”.
document-fault-picture-place = The picture “{ $about }” stands alone on its line, outside lists and links.
document-fault-strange = This line holds an invisible sign, or one that turns text around. Delete it and type it again.
document-fault-slug = The file’s name “{ $about }” is no address: a-z, 0-9 and - only, at most 60 of them.
document-fault-not-text = This file is no text in UTF-8.
document-fault-twice-file = Two files have the same name: “{ $about }”.
document-fault-picture-file = This picture cannot be read, or its name is not that of an exported one.
document-fault-ships = “{ $about }” ships with the program, which keeps it up to date. Give yours another name.

# Why a tutorial or module is proposed
learning-why-claimed = for the help request that you took
learning-why-wanted-short = people near you are waiting
learning-why-published = new for your topics
learning-why-changed = updated for your topics
learning-why-unsolved = for what was not solved
learning-why-assigned-short = proposed by your association
learning-why-refresher = to refresh before it ends

mail-learning-subject = To read this week: { $count } tutorials or modules for you
mail-learning =
    Hello,

    Here is what may help you to help, this week:

    { $list }
    You can decline a proposal, or stop this message, on the page:
    { $link }
