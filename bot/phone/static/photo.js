// A photo: made smaller on the phone itself, which also leaves out where and when it was taken.
import { at, sayings, tell } from "./place.js";
import { say } from "./posting.js";

const LONGEST_SIDE = 1600;

export function startPhotos() {
  at("photo").addEventListener("change", async (chosen) => {
    const file = chosen.target.files[0];
    chosen.target.value = "";
    if (!file) return;
    const photo = await _smaller(file);
    if (photo) say(sayings.ownPhoto, [["photo", photo, "photo.jpg"]]).focus({ preventScroll: true });
    else tell(sayings.photoStrange);
  });
}

async function _smaller(file) {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST_SIDE / Math.max(picture.width, picture.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    return await new Promise((made) => canvas.toBlob(made, "image/jpeg", 0.85));
  } catch {
    return null;
  }
}
