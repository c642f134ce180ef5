package tasks;

import dev.corten.json.Json;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;

@Json
record Task(
        @Size(min = 3, max = 2) String title,
        @Pattern(regexp = "[a-z") String key,
        @NotEmpty @Size(max = 0) String name,
        @Min(10) @Max(5) int priority,
        @Positive @DecimalMax("0") BigDecimal price,
        @Digits(integer = -1, fraction = 2) BigDecimal weight,
        List<@Pattern(regexp = "(") String> tags) {}
