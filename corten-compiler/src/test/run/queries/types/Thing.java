package types;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

public record Thing(
        @Nullable Boolean flag,
        @Nullable Short small,
        @Nullable Integer medium,
        @Nullable Long big,
        @Nullable Float half,
        @Nullable Double whole,
        @Nullable BigDecimal exact,
        @Nullable String words,
        @Nullable String name,
        @Nullable String code,
        byte @Nullable [] bytes,
        @Nullable UUID key,
        @Nullable Instant at,
        @Nullable LocalDateTime local,
        @Nullable LocalDate day,
        @Nullable LocalTime hour,
        @Nullable Mood mood,
        @Nullable String mail) {}
