/** Answers of the practice portal that hold an error, for rows of the matrix. */

/**
 * An answer 200 that holds an error with this text.
 * @param {'dialog' | 'toast' | 'inline' | 'none'} show
 * @param {string} message
 * @param {object} [more]
 */
export const says = (show, message, more = {}) => ({
  id: `says-${show}`,
  call: /** @type {const} */ ('issue'),
  kind: 'error',
  code: 'GT4000999',
  message,
  show,
  ...more,
});
