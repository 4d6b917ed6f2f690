"""Train a model: the rules and domain of this folder, the sentences of a folder of words."""

import os
import shutil
import tempfile
from pathlib import Path

os.environ["RASA_TELEMETRY_ENABLED"] = "false"
# Rasa's cache would write beside the code, and every training here begins afresh.
os.environ["RASA_MAX_CACHE_SIZE"] = "0"

import yaml

from rasa_project.reading.material import write_reading

_DOUBT = "rasa_project.reading.doubt.Doubt"
HERE = Path(__file__).parent


class CannotTrain(Exception):
    """What is wrong with the words or the rules, in one line for a coordinator."""


def train(words: Path, model: Path, config: Path = HERE / "config.yml") -> None:
    """Write the model to that path, in one step; raises CannotTrain and changes nothing."""
    with tempfile.TemporaryDirectory(prefix="zegje-training-") as folder:
        staging = Path(folder)
        _stage(words, staging)
        made = _train(staging, _with_thresholds(config, words, staging))
        model.parent.mkdir(parents=True, exist_ok=True)
        part = model.with_name(f"{model.name}.part")
        shutil.copyfile(made, part)
        part.replace(model)


def _stage(words: Path, staging: Path) -> None:
    """Rasa reads one domain folder: ours, with the responses of the words beside it."""
    shutil.copytree(HERE / "domain", staging / "domain")
    shutil.copytree(HERE / "data", staging / "data")
    nlu = sorted((words / "nlu").glob("*.yml"))
    if not nlu:
        raise CannotTrain(f"no sentences to learn from in {words / 'nlu'}")
    shutil.copytree(words / "nlu", staging / "data" / "nlu")
    write_reading(words, staging / "data" / "reading.yml")
    responses = _utterances(sorted((words / "responses").glob("*.yml")))
    domain = {"version": "3.1", "responses": responses}
    (staging / "domain" / "responses.yml").write_text(
        yaml.safe_dump(domain, allow_unicode=True), encoding="utf-8"
    )


def _with_thresholds(config: Path, words: Path, staging: Path) -> Path:
    """The recipe with the thresholds of doubt that the gate gave the last time."""
    bar = words / "bar.yml"
    if not bar.exists():
        return config
    recipe = yaml.safe_load(config.read_text(encoding="utf-8"))
    written = yaml.safe_load(bar.read_text(encoding="utf-8"))
    for component in recipe["pipeline"]:
        if component["name"] == _DOUBT:
            component.update({name: written[name] for name in ("sure", "lost")})
    staged = staging / config.name
    staged.write_text(yaml.safe_dump(recipe, sort_keys=False), encoding="utf-8")
    return staged


def _utterances(files: list[Path]) -> dict[str, object]:
    """Names beginning with `utter_` are Rasa's; other texts are the actions' and the bot's."""
    found: dict[str, object] = {}
    for path in files:
        try:
            read = yaml.safe_load(path.read_text(encoding="utf-8"))["responses"]
            found.update({name: texts for name, texts in read.items() if name.startswith("utter_")})
        except (yaml.YAMLError, KeyError, TypeError, AttributeError) as cause:
            raise CannotTrain(f"{path.name} is no file of responses: {_reason(cause)}") from cause
    return found


def _train(staging: Path, config: Path) -> Path:
    from rasa.model_training import train as rasa_train

    from rasa_project.light_messages import lighten_messages

    lighten_messages()
    try:
        result = rasa_train(
            domain=str(staging / "domain"),
            config=str(config),
            training_files=[str(staging / "data")],
            output=str(staging),
            fixed_model_name="model",
            force_training=True,
        )
    except (Exception, SystemExit) as cause:  # whatever Rasa meets, the coordinator reads one line
        raise CannotTrain(_reason(cause)) from cause
    if result.model is None:
        raise CannotTrain("Rasa made no model")
    return Path(result.model)


def _reason(cause: BaseException) -> str:
    """What Rasa says and what lies under it: it names the component, and the cause the reason."""
    said = [str(cause) or type(cause).__name__]
    while cause.__cause__ is not None:
        cause = cause.__cause__
    if str(cause) not in said:
        said.append(str(cause) or type(cause).__name__)
    return " ".join(" ".join(said).split())
