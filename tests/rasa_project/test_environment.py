"""The environment without TensorFlow says clearly what it leaves out."""

import subprocess
import tempfile
from pathlib import Path

import pytest

from tests.processes import RASA_PYTHON, ROOT

pytestmark = pytest.mark.rasa


NEEDS_TENSORFLOW = """
recipe: default.v1
assistant_id: zegje
language: nl
pipeline: [{name: WhitespaceTokenizer}, {name: CountVectorsFeaturizer}, {name: DIETClassifier}]
policies: [{name: RulePolicy, core_fallback_action_name: action_unclear}]
"""


def test_a_component_that_needs_tensorflow_is_refused_with_the_reason(tmp_path: Path) -> None:
    (tmp_path / "config.yml").write_text(NEEDS_TENSORFLOW, encoding="utf-8")
    words, model, config = ROOT / "locales/nl", tmp_path / "model.tar.gz", tmp_path / "config.yml"
    code = (
        "from pathlib import Path\n"
        "from rasa_project.training import train\n"
        f"train(Path({str(words)!r}), Path({str(model)!r}), Path({str(config)!r}))\n"
    )
    command = [RASA_PYTHON, "-W", "ignore", "-c", code]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    reason = done.stderr.strip().splitlines()[-1]
    assert "DIETClassifier" in reason
    assert "TensorFlow is left out of this environment" in reason
    assert "0001-rasa-without-tensorflow" in reason
    assert not model.exists()


def test_bad_words_make_no_model_and_say_why() -> None:
    with tempfile.TemporaryDirectory() as folder:
        model = Path(folder) / "model.tar.gz"
        command = [RASA_PYTHON, "-W", "ignore", "-m", "rasa_project.trainer", folder, str(model)]
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 1
        assert "no sentences to learn from" in done.stderr
        assert not model.exists()
