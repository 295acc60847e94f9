# A tutorial, a module, a word
document-tutorial = Tutorial, { $minutes } min
document-module = Module, { $minutes } min
document-see = What you see
document-act = What you do
document-stuck = If it does not work
document-who = Who does this step?
document-at-ease = The person is at ease
document-hesitates = They hesitate
document-lost = They are lost
document-asker = themselves
document-together = together
document-helper = the helper
document-always-asker = Always the person themselves.
document-always-together = Always together.
document-always-helper = You may do it for them.
document-site = The official site: { $name }
document-site-short = Is this the right site?
document-words = The words of this page
document-speak = Listen
document-speak-stop = Stop reading aloud

# Every tutorial
catalogue-title = Step-by-step tutorials
catalogue-lead = A task, step by step, to read together. No account needed, and easy to print.
catalogue-search = What are you looking for?
catalogue-found = { $count ->
    [0] Nothing for “{ $query }”
    [one] 1 answer for “{ $query }”
   *[other] { $count } answers for “{ $query }”
  }
catalogue-nothing-title = No tutorial is about that yet
catalogue-nothing = Try fewer words, or other ones.
catalogue-all = See every tutorial
catalogue-words = The words of paperwork and computers, explained

# A tutorial
tutorial-back = Every tutorial
tutorial-back-pairing = Back to the pairing
tutorial-facts = About { $minutes }
tutorial-effort-1 = easy
tutorial-effort-2 = some reading and typing
tutorial-effort-3 = tiring: better in two sittings
tutorial-checked = checked on { $day }
tutorial-in-french = This tutorial is written in French, like the sites that it describes.
tutorial-begin = Begin
tutorial-go-on = Go on at step { $step }
tutorial-print = Print
tutorial-draft = The draft to print
tutorial-before = Before you start
tutorial-steps = { $count } steps
tutorial-done = { $done ->
    [one] { $done } step done of { $total }
   *[other] { $done } steps done of { $total }
  }
notice-tutorial-done = { $done ->
    [one] { $done } step done of { $total }
   *[other] { $done } steps done of { $total }
  }

# A step
step-title = Step { $step }: { $title }
step-done-next = Done, next step
step-done-last = Done, that was the last
step-is-done = Step done
step-next = Next step
step-last = The end: back to the tutorial
step-before = Previous step
step-all = Every step
step-skip = Skip
step-not-done = Not done after all

# On paper
sheet-never = Nobody who helps you will ever ask you for money, a bank card or a password.
sheet-notes = My notes: file number, date, next appointment. Never a password.
draft-title = Draft: { $title }
draft-lead = To fill in by hand, in peace, before going to the computer.

# Words explained
words-title = Words explained
words-lead = Each word of paperwork and computers, in one sentence.
