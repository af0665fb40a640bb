/** Half away from zero, on the number's 15 significant digits: 2.675 becomes 2.68. */
export function roundTo(number: number, places: number): number {
  const scale = 10 ** Math.min(Math.max(places, -15), 15);
  const scaled = Number((Math.abs(number) * scale).toPrecision(15));
  return (Math.sign(number) * Math.round(scaled)) / scale;
}
