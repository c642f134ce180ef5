package things;

import dev.corten.json.Name;

public enum Mood {
    HAPPY,
    @Name("so-so")
    SO_SO
}
