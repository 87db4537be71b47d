import { Component, type ComponentChildren } from 'preact';

interface Props<Value> {
  value: Value;
  render(value: Value): ComponentChildren;
}

/** Renders a value, and again only when there is another value. Its elements stay as they are, with their selection. */
export class Once<Value> extends Component<Props<Value>> {
  override shouldComponentUpdate({ value }: Props<Value>): boolean {
    return value !== this.props.value;
  }

  override render({ value, render }: Props<Value>) {
    return render(value);
  }
}
