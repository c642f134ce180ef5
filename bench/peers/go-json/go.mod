module go-json

go 1.24
