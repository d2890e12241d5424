use super::*;

const SMALL: &str = "\
# version: 1
# status: official
# source: a test
# alias: 69=60
code,feed,10,60,R94,label
11502-2,p,x,x,-,CR d'examens biologiques
CERT_DECL,p,x,-,-,Certificat, déclaration

EXPPAT_2,h,x,-,x,Autre document du patient
74465-6,b,x,-,-,Questionnaire patient
";

fn refused(from: &str, to: &str) -> InvalidMatrix {
    assert!(SMALL.contains(from), "the test changes nothing");
    Matrix::parse(&SMALL.replace(from, to)).unwrap_err()
}

#[test]
fn the_shipped_table_has_nineteen_professions_and_every_type() {
    let matrix = Matrix::shipped();
    assert_eq!(matrix.professions().len(), 19);
    assert_eq!(matrix.kinds().count(), 114, "JDV_J07 of 2024-09-27");
    assert_eq!(matrix.status(), MatrixStatus::Illustrative);
    assert!(!matrix.version().is_empty() && matrix.source().contains("26 October 2023"));
}

#[test]
fn the_shipped_table_respects_what_is_public() {
    let matrix = Matrix::shipped();
    for (kind, _) in matrix.kinds() {
        assert_eq!(matrix.reads("10", kind), kind != "ATTEST-RESID", "doctor, {kind}");
    }
    let closed = [
        ("60", "75496-0"),
        ("60", "68599-0"),
        ("60", "83901-9"),
        ("60", "68817-6"),
        ("60", "89601-9"),
        ("40", "80788-3"),
        ("40", "75496-0"),
        ("40", "83981-1"),
        ("40", "83901-9"),
        ("40", "68599-0"),
        ("40", "EXPPAT_3"),
        ("80", "15508-5"),
    ];
    for (profession, kind) in closed {
        assert!(!matrix.reads(profession, kind), "{profession} must not read {kind}");
    }
    for profession in ["10", "21", "40", "50", "60", "70", "80"] {
        assert!(matrix.reads(profession, "11502-2"), "{profession} reads biology");
    }
    assert!(matrix.reads("R94", "28653-4") && !matrix.reads("R94", "11502-2"));
}

#[test]
fn what_the_table_does_not_name_is_refused() {
    let matrix = Matrix::parse(SMALL).unwrap();
    assert!(matrix.reads("10", "11502-2"));
    assert!(!matrix.reads("99", "11502-2") && !matrix.reads("", "11502-2"));
    assert!(!matrix.reads("10", "NO-SUCH-TYPE"));
    assert!(!matrix.feeds(Feeder::Professional, "NO-SUCH-TYPE"));
}

#[test]
fn a_psychiatric_nurse_reads_as_a_nurse_and_a_social_worker_as_their_sector() {
    let matrix = Matrix::parse(SMALL).unwrap();
    assert!(matrix.reads("69", "11502-2"));
    assert!(matrix.reads("R94_46", "EXPPAT_2") && !matrix.reads("R94_46", "11502-2"));
}

#[test]
fn expressions_of_the_patient_are_deposited_by_the_holder_only() {
    let matrix = Matrix::shipped();
    for (kind, _) in matrix.kinds() {
        let own = kind.starts_with("DOCPAT") || kind.starts_with("EXPPAT_");
        assert_eq!(matrix.feeds(Feeder::Professional, kind), !own, "{kind}");
        assert_eq!(matrix.feeds(Feeder::Holder, kind), own || kind == "74465-6", "{kind}");
    }
}

#[test]
fn labels_keep_their_commas() {
    let matrix = Matrix::parse(SMALL).unwrap();
    assert!(matrix.kinds().any(|kind| kind == ("CERT_DECL", "Certificat, déclaration")));
}

#[test]
fn a_bad_table_is_refused_with_its_line() {
    let cases = [
        ("-,-,Certificat", "-,y,Certificat", 7, MatrixProblem::Cell("y".into())),
        ("EXPPAT_2,h", "EXPPAT_2,q", 9, MatrixProblem::Feed("q".into())),
        ("EXPPAT_2", "11502-2", 9, MatrixProblem::Doubled("11502-2".into())),
        ("10,60,R94", "10,60,10", 5, MatrixProblem::Doubled("10".into())),
        ("code,feed", "type,feed", 5, MatrixProblem::Header),
        ("status: official", "status: maybe", 2, MatrixProblem::Status("maybe".into())),
        ("69=60", "69=61", 4, MatrixProblem::Alias("69=61".into())),
        ("# version: 1", "# nothing", 0, MatrixProblem::Undeclared("version")),
    ];
    for (from, to, line, problem) in cases {
        let error = refused(from, to);
        assert_eq!((error.line, &error.problem), (line, &problem), "{from} → {to}");
        assert_eq!(error.code(), "matrix.invalid");
    }
    let short = refused("x,-,x,Autre document du patient", "x,-");
    assert_eq!(short.problem, MatrixProblem::Cells { expected: 6, found: 4 });
    let (head, _) = SMALL.split_once("11502-2").unwrap();
    assert_eq!(Matrix::parse(head).unwrap_err().problem, MatrixProblem::Empty);
}
