"""The tests' own door to their Telegram: put updates, order faults, look at what was sent."""

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from tests.bot_api.memory import Chat, Fault, Memory
from tests.bot_api.updates import put_act


async def _act(request: Request) -> JSONResponse:
    acts = await request.json()
    memory: Memory = request.app.state.memory
    numbers = [put_act(memory, act) for act in acts]
    memory.save()
    request.app.state.fetching.wake()
    return JSONResponse(numbers)


async def _meet(request: Request) -> JSONResponse:
    memory: Memory = request.app.state.memory
    facts = await request.json()
    memory.chats[facts["id"]] = Chat(**facts)
    memory.save()
    return JSONResponse({})


async def _fault(request: Request) -> JSONResponse:
    request.app.state.memory.faults.append(Fault(**await request.json()))
    return JSONResponse({})


async def _next_update(request: Request) -> JSONResponse:
    request.app.state.memory.next_update = (await request.json())["id"]
    return JSONResponse({})


async def _end(request: Request) -> JSONResponse:
    request.app.state.fetching.end()
    return JSONResponse({})


async def _state(request: Request) -> JSONResponse:
    memory: Memory = request.app.state.memory
    return JSONResponse(
        {
            "messages": memory.messages,
            "calls": memory.calls,
            "waiting": memory.waiting,
            "put_at": memory.put_at,
            "empty_polls": request.app.state.fetching.empty_polls,
            "conflicts": request.app.state.fetching.conflicts,
            "webhook": request.app.state.fetching.webhook_info(),
        }
    )


CONTROL_ROUTES = [
    Route("/test/act", _act, methods=["POST"]),
    Route("/test/meet", _meet, methods=["POST"]),
    Route("/test/fault", _fault, methods=["POST"]),
    Route("/test/next_update", _next_update, methods=["POST"]),
    Route("/test/end", _end, methods=["POST"]),
    Route("/test/state", _state),
]
