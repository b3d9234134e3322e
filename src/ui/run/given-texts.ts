/** Texts of scenario files that were opened here, by the id of the scenario. */
const texts = new Map<string, { name: string; text: string }>();

export const rememberText = (id: string, name: string, text: string): void => {
  texts.set(id, { name, text });
};

export const givenText = (id: string): { name: string; text: string } | undefined => texts.get(id);
