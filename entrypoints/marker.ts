import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { createMarker, markerHere } from '../utils/marking/marker.ts';

/** Comes into a frame when somebody wants to be shown where a GPT stands in it. */
export default defineUnlistedScript(() => {
  markerHere.gptLensMarker ??= createMarker();
});
