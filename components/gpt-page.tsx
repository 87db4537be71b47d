import { ContactMeaning } from './contact-meaning.tsx';
import { GptAnswer, type GptAnswerProps } from './gpt-answer.tsx';

type Props = Omit<GptAnswerProps, 'isBrief' | 'meaningOf'>;

/** Everything there is to show of an id, where there is room for it: in popup and side panel. */
export function GptPage(props: Props) {
  return (
    <GptAnswer
      {...props}
      isBrief={false}
      meaningOf={(action) => <ContactMeaning action={action} />}
    />
  );
}
