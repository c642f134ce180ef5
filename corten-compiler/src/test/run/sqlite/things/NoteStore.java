package things;

import dev.corten.json.Field;
import dev.corten.sql.Crud;
import dev.corten.sql.Generated;
import dev.corten.sql.Queries;
import dev.corten.sql.Table;
import dev.corten.sql.Update;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Queries
@Table("notes")
public interface NoteStore extends Crud<NoteStore.Note, UUID> {
    record Note(UUID id, String text, @Generated Instant createdAt, @Nullable Long thing) {}

    record Changes(Field<String> text, Field<@Nullable Long> thing) {}

    @Update
    int change(UUID id, Changes changes);
}
