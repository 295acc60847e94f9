# Training, as a coordinator sees it
training-title = Training
training-tab-members = Who is trained
training-tab-topics = Topics
training-tab-modules = Modules

training-search = Look for a helper
training-assign = Propose a module
training-assign-hint = Choose a module, then tick the helpers. Each of them sees it at once, and may decline it.
training-assign-none = Choose a module
training-assign-now = Propose it to the helpers ticked
training-assign-go = Propose a module to helpers
training-module-opens = { $title } (opens: { $topics })
training-module-missing = Choose a module.
training-members-missing = Tick at least one helper.
training-trained-for = Trained for: { $topics }
training-trained-none = No topic opened by a module
training-modules-of = { $count ->
        [one] Their module
       *[other] Their { $count } modules
    }
training-until = valid until { $day }
training-over = no longer valid since { $day }

training-topics-lead = For a topic that is ticked, only trained helpers are asked. Untick it, and everybody who chose it is asked.
training-topics-caption = Topics, over { $days } days
training-topic = Topic
training-asked = Help requests
training-helpers = Helpers who chose it
training-trained = Of them, trained
training-needed = Training
training-needed-yes = Ask for training
training-unmet = { $count ->
        [one] 1 help request found nobody trained
       *[other] { $count } help requests found nobody trained
    }
training-opened-by = { $count ->
        [one] The module for it: { $modules }
       *[other] Any of these modules will do: { $modules }
    }
training-opened-by-none = No module trains for it: nobody can be asked.
training-others = { $count ->
        [one] 1 other topic, not asked for and without a module
       *[other] { $count } other topics, not asked for and without a module
    }
training-others-helpers = { $count ->
        [0] nobody chose it
        [one] 1 helper chose it
       *[other] { $count } helpers chose it
    }
training-no-module = No module trains for it yet
training-topics-who = This rule holds for help requests sent to you, and for those to which your association is the nearest. It holds for people whom the person knows, too.

training-modules-title = Modules
training-modules-none = No module is published.
training-opens = opens: { $topics }
training-passed = { $count ->
        [0] Nobody has it
        [one] 1 helper has it
       *[other] { $count } helpers have it
    }
training-proposed-title = What was proposed
training-proposed-lead = By you, or by Binôme: when a help request waits, when a tutorial appears, when help did not succeed.
training-proposed-caption = Proposed to your helpers, over { $days } days
training-proposed-none = Nothing was proposed to your helpers lately.
training-what = What
training-made = Proposed
training-seen = Seen
training-read = Opened
training-done = Done
training-declined = Declined
training-kind-module = module
training-kind-tutorial = tutorial

notice-training-assigned = Proposed. They see it right away.
refusal-training-already = Nothing new: they have it before them already, or declined it.
notice-training-topics = Saved. The rule holds from now on, also for the help requests offered already.
