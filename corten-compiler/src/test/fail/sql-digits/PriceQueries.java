package prices;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;

@Queries
interface PriceQueries {
    record Price(
            long id,
            @Digits(integer = 12, fraction = 2) BigDecimal amount,
            @Digits(integer = 5, fraction = 2) BigDecimal weight,
            @DecimalMax("0.001") BigDecimal share,
            @Digits(integer = 30, fraction = 30) BigDecimal whole) {}

    @Sql("""
            INSERT INTO prices (id, amount, weight, share, whole)
            VALUES (:price.id, :price.amount, :price.weight, :price.share, :price.whole)
            """)
    void insert(Price price);

    @Sql("UPDATE prices SET share = :share WHERE id = :id")
    void share(long id, @DecimalMax("0.01") BigDecimal share);

    @Sql("UPDATE prices SET amount = :amount WHERE id = :id")
    void amount(long id, @Positive @Max(100_000_000) BigDecimal amount);

    @Sql("UPDATE prices SET amount = :amount WHERE id = :id")
    void least(long id, @DecimalMin("-99999999.99") @DecimalMax("99999999.99") BigDecimal amount);

    @Sql("UPDATE prices SET amount = :amount, weight = :weight WHERE id = :id")
    void fits(long id, @Digits(integer = 8, fraction = 2) BigDecimal amount, BigDecimal weight);
}
