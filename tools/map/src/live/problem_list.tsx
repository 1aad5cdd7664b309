// What is wrong, in the server's words.
import type { Problem } from '../proto/railreach/v1/api_pb';
import { t } from '../words';

export function ProblemList({ problems }: { problems: Problem[] }) {
  if (problems.length === 0) return null;
  return (
    <ul class="live-problems" role="alert">
      {problems.map((problem) => (
        <li key={`${problem.line} ${problem.column} ${problem.message}`}>
          {problem.line !== undefined && (
            <b>{t(`第 ${problem.line} 行：`, `Line ${problem.line}: `)}</b>
          )}
          {problem.message}
        </li>
      ))}
    </ul>
  );
}
