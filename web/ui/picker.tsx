interface PickerProps {
  label: string;
  value: string;
  options: readonly { value: string; name: string; language?: string }[];
  onChoose(value: string): void;
  class?: string;
  /** Whether the label is only heard, where the place says what is chosen. */
  quiet?: boolean;
}

/** A labelled native select. */
export function Picker({ label, value, options, onChoose, class: className = '', quiet = false }: PickerProps) {
  return (
    <label class={`picker ${className}`}>
      <span class={quiet ? 'hidden-text' : 'picker-label'}>{label}</span>
      <select value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {options.map((option) => (
          <option key={option.value} value={option.value} lang={option.language} selected={option.value === value}>
            {option.name}
          </option>
        ))}
      </select>
    </label>
  );
}
