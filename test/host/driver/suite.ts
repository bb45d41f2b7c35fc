/** Every file of the suite; a file that is not named here does not run. */
export {};
