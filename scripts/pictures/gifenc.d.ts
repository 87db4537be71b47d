/** What is used of gifenc, which brings no types. */
declare module 'gifenc' {
  type Palette = number[][];
  interface FrameOptions {
    /** The first frame's counts for all that bring none. */
    palette?: Palette;
    /** Milliseconds. */
    delay: number;
    transparent: boolean;
    transparentIndex: number;
    dispose: number;
  }
  interface Encoder {
    writeFrame(indexes: Uint8Array, width: number, height: number, options: FrameOptions): void;
    finish(): void;
    bytes(): Uint8Array;
  }
  const gifenc: {
    GIFEncoder(): Encoder;
    quantize(rgba: Uint8Array, most: number, options: { format: 'rgb565' }): Palette;
    applyPalette(rgba: Uint8Array, palette: Palette, format: 'rgb565'): Uint8Array;
  };
  export default gifenc;
}
