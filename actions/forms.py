"""The order of the questions of each form, for going back; the domain holds the same order."""

from actions import advocate, check_in, contact, rhythm, share, voice, welcome

FORMS = {
    f"{module.__name__.rpartition('.')[2]}_form": module.SLOTS
    for module in (welcome, check_in, share, contact, rhythm, voice, advocate)
}
