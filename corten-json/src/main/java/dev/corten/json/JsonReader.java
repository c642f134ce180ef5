package dev.corten.json;

/** Reads JSON; see {@link JsonCodec}. */
public final class JsonReader {}
