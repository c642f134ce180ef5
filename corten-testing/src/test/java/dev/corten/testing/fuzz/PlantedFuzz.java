package dev.corten.testing.fuzz;

/** A mistake that only a fuzzer finds that sees how far its bytes get. */
public final class PlantedFuzz {
    private PlantedFuzz() {}

    /** Called by the fuzzer. */
    public static void fuzzerTestOneInput(byte[] data) {
        if (data.length > 3 && data[0] == 'l' && data[1] == 'i' && data[2] == 'n' && data[3] == 'e') {
            throw new IllegalStateException("planted");
        }
    }
}
