/** Points in the plane that a reader gives, within −1 to 1 in both directions, as links and blocks carry them. */
export type OwnPoint = readonly [x: number, y: number];

/** More points make figures slow whose density is exact, and links long. */
export const mostOwnPoints = 120;

/** Places of a coordinate: nine bits, so that a point takes three characters of six bits. */
const levels = 512;
const charactersOfPoint = 3;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const levelOf = (value: number): number =>
  Math.round(((Math.min(1, Math.max(-1, value)) + 1) / 2) * (levels - 1));
const valueOf = (level: number): number => (2 * level) / (levels - 1) - 1;

/** Points as text of base64url’s alphabet; the first ones where there are too many. */
export function codeOfPoints(points: readonly OwnPoint[]): string {
  return points
    .slice(0, mostOwnPoints)
    .map(([x, y]) => {
      const bits = levelOf(x) * levels + levelOf(y);
      return [12, 6, 0].map((shift) => alphabet[(bits >> shift) & 63] ?? '').join('');
    })
    .join('');
}

/** Whether a text is one of `codeOfPoints`. */
export const isPointsCode = (text: string): boolean =>
  text.length <= charactersOfPoint * mostOwnPoints &&
  text.length % charactersOfPoint === 0 &&
  /^[A-Za-z0-9_-]*$/.test(text);

/** The points of a text that `isPointsCode`, each on its place of 512 × 512. */
export function pointsOfCode(code: string): readonly OwnPoint[] {
  return Array.from({ length: Math.floor(code.length / charactersOfPoint) }, (_, index) => {
    const characters = [...code.slice(charactersOfPoint * index, charactersOfPoint * (index + 1))];
    const bits = characters.reduce((sum, each) => sum * 64 + alphabet.indexOf(each), 0);
    return [valueOf(Math.floor(bits / levels)), valueOf(bits % levels)] as const;
  });
}
