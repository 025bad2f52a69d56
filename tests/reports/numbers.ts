/** A number with so many decimals, a real minus and commas between thousands. */
export function told(value: number, decimals: number, isSigned = false): string {
  const [whole = '', part] = Math.abs(value).toFixed(decimals).split('.');
  const digits = whole.replaceAll(/\B(?=(\d{3})+$)/g, ',') + (part === undefined ? '' : `.${part}`);
  const isNought = Number(digits.replaceAll(',', '')) === 0;
  const sign = isNought ? '' : value < 0 ? '−' : isSigned ? '+' : '';
  return sign + digits;
}
