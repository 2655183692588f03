/** Asks about all, so many at a time, and gives the answers in the order of the questions. Nothing new is begun once the signal is there. */
export async function aFewAtOnce<Question, Answer>(questions: readonly Question[], atOnce: number, signal: AbortSignal, ask: (question: Question) => Promise<Answer>): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  const waiting = questions.map((question, at) => ({ question, at }));
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined && !signal.aborted; next = waiting.shift()) answers[next.at] = await ask(next.question);
  };
  await Promise.all(Array.from({ length: atOnce }, work));
  signal.throwIfAborted();
  return answers;
}
