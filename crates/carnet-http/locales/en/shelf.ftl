# The holder's documents: order, folders, pins, selection.

tab-all = All
tab-health = Health
tab-papers = Papers
tab-list = List
tab-timeline = Timeline
sides-label = Health or papers
views-label = Layout
folders-label = My folders
folders-manage = Manage my folders
folders-make = Make a folder
shelf-filters = Filter and sort
shelf-order = Order
order-recents = Newest first
order-anciens = Oldest first
order-recus = Received last first
order-titre = Name, A to Z
order-titre-inverse = Name, Z to A
order-auteur = Author, A to Z
order-auteur-inverse = Author, Z to A
only-title = Only
only-epingles = Pinned
only-miens = Added by me
only-masques = Hidden from professionals
shelf-shown = { $count ->
    [0] No document
    [one] { $count } document
   *[other] { $count } documents
}{ $folders ->
    [0] { "" }
    [one] , { $folders } folder
   *[other] , { $folders } folders
}
shelf-pick = Tick { $title }
shelf-in-folder = folder { $name }
shelf-copies = { $count } copies of this document
shelf-copy-from = received on { $date } from { $who }
shelf-copy-own = added by you on { $date }
shelf-month = { $month ->
     [1] January
     [2] February
     [3] March
     [4] April
     [5] May
     [6] June
     [7] July
     [8] August
     [9] September
     [10] October
     [11] November
    *[12] December
}
pins-title = Pinned
pins-others = All the others
mark-paper = Administrative paper
mark-pinned = Pinned
seen-professions = Visible to you and { $count ->
    [one] { $count } profession that you authorise
   *[other] { $count } professions that you authorise
}
seen-author = Visible to you and its author only
seen-named = Visible to you and { $count ->
    [one] one professional you know
   *[other] { $count } professionals you know
}
seen-nobody = Visible to you only

deeds-title = Act on the ticked documents
deeds-one = Act on the ticked document
deeds-many = Act on the … ticked documents
deeds-all = Tick all
deeds-nothing = Untick all
deed-epingler = Pin
deed-detacher = Take the pin off
deed-masquer = Hide
deed-demasquer = Make visible
deed-retirer = Withdraw from my space
deed-folder = Put in
deed-no-folder = No folder
deed-ranger = Put away

selection-title-masquer = { $count ->
    [0] Nothing to hide
    [one] Hide one document
   *[other] Hide { $count } documents
}
selection-title-retirer = { $count ->
    [0] Nothing to withdraw
    [one] Withdraw one document
   *[other] Withdraw { $count } documents
}
masks-consequence-hidden = Professionals no longer see them: not in lists, not in searches, not in numbers.
masks-consequence-author = Their authors, your regular doctor and the professionals you named administrators still see them.
masks-consequence-emergency = In an emergency they can only be read if you allowed it in your settings.
masks-consequence-back = Whoever treats you may miss what is hidden. You can make them visible at any time.
withdraws-consequence-gone = { $count ->
    [one] Nobody will be able to read it any more, you included: keep a copy if it is useful to you.
   *[other] Nobody will be able to read them any more, you included: keep a copy if it is useful to you.
}
withdraws-consequence-trace = { $count ->
    [one] Your history keeps the trace of when it was added and withdrawn.
   *[other] Your history keeps the trace of when they were added and withdrawn.
}
withdraws-consequence-folder = { $count ->
    [one] It leaves its folder and loses its pin.
   *[other] They leave their folder and lose their pin.
}
selection-then = What will happen
selection-left = { $count ->
    [one] This one does not change
   *[other] These { $count } documents do not change
}
left-author = Deposited by a professional or an institution: only its author can withdraw it. You can hide it.
left-masked = It is hidden already.
selection-do-masquer = { $count ->
    [one] Hide this document
   *[other] Hide these { $count } documents
}
selection-do-retirer = { $count ->
    [one] Withdraw this document
   *[other] Withdraw these { $count } documents
}
selection-back = Change nothing

folders-title = My folders
folders-lead = Put your documents in order your own way. Only you see your folders, and each document keeps its category.
folders-list = { $count ->
    [one] One folder
   *[other] { $count } folders
}
folders-none = No folder yet
folders-none-about = Make one, then tick documents in their list and put them in it.
folder-name = Name of the folder
folder-name-hint = For instance: Right knee. 50 characters at most.
folder-make = Make the folder
folder-rename = Rename { $name }
folder-rename-do = Save this name
folder-remove = Delete { $name }
folder-remove-about = Only the folder disappears. Its documents stay in your space, in no folder.
folder-remove-do = Delete the folder { $name }

flash-documents-pinned = Pinned: you will find them at the top of the list.
flash-documents-unpinned = The pin is off.
flash-documents-filed = Put away.
flash-documents-masked = The chosen documents are hidden from professionals.
flash-documents-unmasked = The chosen documents are visible to the professionals you authorise.
flash-documents-withdrawn = The chosen documents are withdrawn from your space.
flash-documents-withdrawn-some = Your documents are withdrawn. Those a professional deposited stay: only their author can withdraw them.
flash-documents-left = Nothing was withdrawn: only their author can withdraw these documents. You can hide them.
flash-folder-made = Your folder is there.
flash-folder-renamed = Your folder has its new name.
flash-folder-removed = Your folder is deleted. Its documents are still here.

error-selection-none = No document is ticked.
    .next = Tick at least one document in the list, then start again.
error-selection-too-many = Too many documents at once: { $limit } at most.
    .next = Untick a few and do it in several goes.
error-selection-deed-unknown = There is no such action.
    .next = Go back to your documents and choose one of the buttons.
error-own-day-future = This date is in the future.
    .next = Give the day the document was made.
