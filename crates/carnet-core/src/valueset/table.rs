//! Reading the compact tables of `data/valuesets`: `#` lines of provenance, one line of column
//! names, then one row a line; a cell with a comma is quoted, a quote inside a cell is not allowed.

/// Why a table cannot be read. It is compiled in, so this is seen by the tests, never in service.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum InvalidTable {
    #[error("the column line should read {expected}")]
    Columns { expected: String },
    #[error("line {line}: {reason}")]
    Row { line: usize, reason: &'static str },
}

/// The rows of a table whose columns are exactly `columns`; the first cell is the key.
pub(super) fn rows<const N: usize>(
    text: &'static str,
    columns: [&str; N],
) -> Result<Vec<[&'static str; N]>, InvalidTable> {
    let mut lines = text.lines().enumerate().filter(|(_, line)| !line.starts_with('#'));
    let expected = columns.join(",");
    if lines.next().map(|(_, line)| line) != Some(expected.as_str()) {
        return Err(InvalidTable::Columns { expected });
    }
    let mut rows = Vec::new();
    for (index, line) in lines {
        let invalid = |reason| InvalidTable::Row { line: index + 1, reason };
        let cells = cells(line).map_err(invalid)?;
        let row: [&'static str; N] =
            cells.try_into().map_err(|_| invalid("wrong number of cells"))?;
        if row.iter().any(|cell| cell.trim() != *cell) {
            return Err(invalid("a cell begins or ends with a blank"));
        }
        if row.first().is_none_or(|key| key.is_empty()) {
            return Err(invalid("no key"));
        }
        rows.push(row);
    }
    Ok(rows)
}

fn cells(line: &'static str) -> Result<Vec<&'static str>, &'static str> {
    let mut cells = Vec::new();
    let mut rest = Some(line);
    while let Some(text) = rest {
        let (cell, after) = if let Some(quoted) = text.strip_prefix('"') {
            let (cell, after) = quoted.split_once('"').ok_or("a quote is not closed")?;
            match after.strip_prefix(',') {
                Some(after) => (cell, Some(after)),
                None if after.is_empty() => (cell, None),
                None => return Err("text after a closing quote"),
            }
        } else {
            match text.split_once(',') {
                Some((cell, after)) => (cell, Some(after)),
                None => (text, None),
            }
        };
        if cell.contains('"') {
            return Err("a quote inside a cell");
        }
        cells.push(cell);
        rest = after;
    }
    Ok(cells)
}

/// The value of a table that is part of the program.
#[expect(
    clippy::panic,
    reason = "the table is compiled in and a test reads it: going on without it would refuse every lawful deposit"
)]
pub(super) fn embedded<T>(table: Result<T, InvalidTable>) -> T {
    match table {
        Ok(table) => table,
        Err(error) => panic!("a value set compiled into this program is broken: {error}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_quoted_cells_and_skips_provenance() {
        let table = "# source: ours\na,b\nx,\"one, two\"\ny,\n";
        assert_eq!(rows(table, ["a", "b"]), Ok(vec![["x", "one, two"], ["y", ""]]));
    }

    #[test]
    fn refuses_what_it_would_misread() {
        let refused = |text| rows(text, ["a", "b"]).is_err();
        assert!(refused("a,c\nx,y"));
        assert!(refused("a,b\nx"));
        assert!(refused("a,b\nx,y,z"));
        assert!(refused("a,b\nx,\"y"));
        assert!(refused("a,b\nx,\"y\"z"));
        assert!(refused("a,b\nx,y\"z"));
        assert!(refused("a,b\n,y"));
        assert!(refused("a,b\nx, y"));
    }
}
