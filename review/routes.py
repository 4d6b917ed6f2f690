"""Every address of the website, in one flat table."""

from starlette.routing import Route

from review import (
    contact,
    desk,
    easier,
    entering,
    files,
    home,
    new_link,
    on_call,
    signal,
    write_back,
)
from review.door import absence, joining, log_in, own
from review.inbox import answering, helping, listing, proposing, reading, writing
from review.people import clients, hiring, links, looks, team
from review.talks import agenda, interview, preparing

ROUTES = [
    Route("/", home.home, methods=["GET"]),
    Route("/in", home.inside, methods=["GET"]),
    Route("/healthz", home.healthz, methods=["GET"]),
    # A contact, or on-call: a link, and a code in his own channel.
    Route("/c/{link:str}", entering.look, methods=["GET"]),
    Route("/c/{link:str}", entering.begin, methods=["POST"]),
    Route("/c/{link:str}/code", entering.ask, methods=["GET"]),
    Route("/c/{link:str}/code", entering.check, methods=["POST"]),
    Route("/leave", entering.leave, methods=["POST"]),
    Route("/new-link", new_link.ask, methods=["GET"]),
    Route("/new-link", new_link.send, methods=["POST"]),
    # Staff: a password, and a code of one's own phone.
    Route("/join/{link:str}", joining.look, methods=["GET"]),
    Route("/join/{link:str}", joining.choose, methods=["POST"]),
    Route("/join/{link:str}/phone", joining.phone, methods=["GET"]),
    Route("/join/{link:str}/phone", joining.finish, methods=["POST"]),
    Route("/log-in", log_in.ask, methods=["GET"]),
    Route("/log-in", log_in.check, methods=["POST"]),
    Route("/log-in/code", log_in.ask_code, methods=["GET"]),
    Route("/log-in/code", log_in.check_code, methods=["POST"]),
    Route("/desk", desk.begin, methods=["GET"]),
    Route("/own", own.show, methods=["GET"]),
    Route("/own/end", own.end, methods=["POST"]),
    Route("/own/away", absence.change, methods=["POST"]),
    Route("/own/spare", own.spare, methods=["POST"]),
    Route("/own/view", own.view, methods=["POST"]),
    # A contact's messages.
    Route("/messages", contact.messages, methods=["GET"]),
    Route("/contacts/{contact_id:str}/consent", contact.consent, methods=["POST"]),
    Route("/contacts/{contact_id:str}/leave", contact.ask_leave, methods=["GET"]),
    Route("/contacts/{contact_id:str}/leave", contact.leave, methods=["POST"]),
    Route("/messages/{signal_id:str}", signal.show, methods=["GET"]),
    Route("/messages/{signal_id:str}/open", signal.open_it, methods=["POST"]),
    Route("/messages/{signal_id:str}/answer", signal.answer, methods=["POST"]),
    Route("/messages/{signal_id:str}/files/{place:int}", files.file, methods=["GET"]),
    Route("/messages/{signal_id:str}/write", write_back.ask, methods=["GET"]),
    Route("/messages/{signal_id:str}/write", write_back.preview, methods=["POST"]),
    Route("/messages/{signal_id:str}/send", write_back.send, methods=["POST"]),
    Route("/easier", easier.look, methods=["POST"]),
    # An advocate's inbox.
    Route("/inbox", listing.show, methods=["GET"]),
    Route("/inbox/{signal_id:str}", reading.show, methods=["GET"]),
    Route("/inbox/{signal_id:str}/open", reading.open_it, methods=["POST"]),
    Route("/inbox/{signal_id:str}/answer", answering.answer, methods=["POST"]),
    Route("/inbox/{signal_id:str}/files/{place:int}", reading.file, methods=["GET"]),
    Route("/inbox/{signal_id:str}/said/{line:str}", reading.said, methods=["GET"]),
    Route("/inbox/{signal_id:str}/help", helping.ask, methods=["GET"]),
    Route("/inbox/{signal_id:str}/help", helping.give, methods=["POST"]),
    Route("/inbox/{signal_id:str}/write", writing.ask, methods=["GET"]),
    Route("/inbox/{signal_id:str}/write", writing.preview, methods=["POST"]),
    Route("/inbox/{signal_id:str}/send", writing.send, methods=["POST"]),
    Route("/inbox/{signal_id:str}/talk", proposing.ask, methods=["GET"]),
    Route("/inbox/{signal_id:str}/talk", proposing.give, methods=["POST"]),
    # An advocate's talks in person, by the code of the client.
    Route("/talks", agenda.show, methods=["GET"]),
    Route("/talks/{code:str}", preparing.show, methods=["GET"]),
    Route("/talks/{code:str}/interview", interview.ask, methods=["GET"]),
    Route("/talks/{code:str}/interview", interview.keep, methods=["POST"]),
    # Managers: who is let in, and who is there for whom.
    Route("/people", clients.show, methods=["GET"]),
    Route("/people/new", links.invite, methods=["POST"]),
    Route("/people/{code:str}", clients.one, methods=["GET"]),
    Route("/people/{code:str}/advocates", clients.assign, methods=["POST"]),
    Route("/people/{code:str}/phone", links.relink, methods=["POST"]),
    Route("/staff", team.show, methods=["GET"]),
    Route("/staff/new", hiring.hire, methods=["POST"]),
    Route("/staff/{staff_id:str}", team.one, methods=["GET"]),
    Route("/staff/{staff_id:str}/link", hiring.link, methods=["POST"]),
    Route("/staff/{staff_id:str}/away", team.away, methods=["POST"]),
    Route("/staff/{staff_id:str}/remove", team.remove, methods=["POST"]),
    Route("/looks", looks.show, methods=["GET"]),
    # Open danger.
    Route("/on-call", on_call.duty, methods=["GET"]),
    Route("/on-call/{incident_id:str}", on_call.show, methods=["GET"]),
    Route("/on-call/{incident_id:str}/open", on_call.open_it, methods=["POST"]),
    Route("/on-call/{incident_id:str}/answer", on_call.answer, methods=["POST"]),
]
