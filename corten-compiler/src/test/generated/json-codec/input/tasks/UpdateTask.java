package tasks;

import dev.corten.json.Field;
import dev.corten.json.Json;
import dev.corten.json.Strict;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

@Json
@Strict
record UpdateTask(Field<String> title, Field<@Nullable String> description, Optional<String> comment, boolean silent) {}
