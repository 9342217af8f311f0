/** Where a secret is kept. */
export interface SecretSource {
  /**
   * The secret as it is now.
   * @param signal - Gives up when it is aborted.
   */
  read(signal: AbortSignal): Promise<string>
}
