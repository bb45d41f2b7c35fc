import * as v from 'valibot';

/** One line that says where a refused value is wrong, for the log. */
export function describeIssues(issues: readonly v.BaseIssue<unknown>[]): string {
  return issues
    .map((issue) => {
      const place = v.getDotPath(issue);
      return place ? `${place}: ${issue.message}` : issue.message;
    })
    .join(' ');
}
